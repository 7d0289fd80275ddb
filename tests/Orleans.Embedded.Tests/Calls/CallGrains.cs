using System.Collections.Immutable;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Calls;

public enum Colour
{
    Red,
    Blue,
}

[GenerateSerializer]
public abstract record Shape;

[GenerateSerializer]
public sealed record Circle(double Radius) : Shape;

[GenerateSerializer]
public sealed record Square(double Side, Colour Colour) : Shape;

[GenerateSerializer]
public sealed record Drawing(string Name, ImmutableArray<Shape> Shapes, ImmutableDictionary<string, int> Counts, DateTimeOffset? At);

public interface ICallGrain : IGrainWithStringKey
{
    Task<Drawing> Echo(Drawing drawing);

    ValueTask<int> Add(int one, int two);

    ValueTask Note(string text);

    Task<(string Key, string Name)> Names();

    Task<ICallGrain> Self();

    Task<string> KeyOf(ICallGrain other);

    Task<string?> Context(string key);

    Task<string?> ContextOf(string grain, string key);

    Task<string?> SetContextAndReturn(string key, string value);

    Task<string?> Nothing();
}

public sealed class CallGrain(Probe probe) : Grain, ICallGrain
{
    public Task<Drawing> Echo(Drawing drawing) => Task.FromResult(drawing);

    public ValueTask<int> Add(int one, int two) => new(one + two);

    public ValueTask Note(string text)
    {
        probe.Add(text);
        return default;
    }

    public Task<(string Key, string Name)> Names() => Task.FromResult((this.GetPrimaryKeyString(), GrainContext.GrainId.ToString()));

    public Task<ICallGrain> Self() => Task.FromResult(this.AsReference<ICallGrain>());

    public async Task<string> KeyOf(ICallGrain other) => (await other.Names()).Key;

    public Task<string?> Context(string key) => Task.FromResult((string?)RequestContext.Get(key));

    public Task<string?> ContextOf(string grain, string key) => GrainFactory.GetGrain<ICallGrain>(grain).Context(key);

    public Task<string?> SetContextAndReturn(string key, string value)
    {
        RequestContext.Set(key, value);
        return Task.FromResult((string?)RequestContext.Get(key));
    }

    public Task<string?> Nothing() => Task.FromResult<string?>(null);
}
