using Orleans.Concurrency;

namespace Orleans.Embedded.Tests.Failures;

[GenerateSerializer]
public sealed class RefusedException : Exception
{
    public RefusedException(string code, string message)
        : base(message) => Code = code;

    [Id(0)]
    public string Code { get; }
}

public interface IFailingGrain : IGrainWithStringKey
{
    Task Throw(string code);

    Task ThrowBeforeAnyAwait(string code);

    Task<string> CatchFromAnother(string key);

    [OneWay]
    Task ThrowOneWay();

    [OneWay]
    Task TellOneWay(string text);

    [ResponseTimeout("00:00:00.500")]
    Task Slow(string gate);

    [ResponseTimeout("00:00:00.500")]
    Task Quick(string text);
}

public sealed class FailingGrain(Probe probe) : Grain, IFailingGrain
{
    public async Task Throw(string code)
    {
        await Task.Yield();
        throw new RefusedException(code, "No.");
    }

    public Task ThrowBeforeAnyAwait(string code) => throw new RefusedException(code, "No.");

    public async Task<string> CatchFromAnother(string key)
    {
        try
        {
            await GrainFactory.GetGrain<IFailingGrain>(key).Throw("from another");
            return "nothing";
        }
        catch (RefusedException exception)
        {
            return exception.Code;
        }
    }

    public Task ThrowOneWay() => throw new InvalidOperationException("Nobody hears this.");

    public Task TellOneWay(string text)
    {
        probe.Add(text);
        return Task.CompletedTask;
    }

    public async Task Slow(string gate)
    {
        await probe.Passed(gate);
        probe.Add($"{gate} done");
    }

    public Task Quick(string text)
    {
        probe.Add(text);
        return Task.CompletedTask;
    }
}

public interface IReluctantGrain : IGrainWithStringKey
{
    Task<string> Ask();
}

/// <summary>Its activation fails until the gate "key may live" is open; so does its constructor for the key "stillborn".</summary>
public sealed class ReluctantGrain : Grain, IReluctantGrain
{
    private readonly Probe _probe;

    public ReluctantGrain(Probe probe)
    {
        _probe = probe;
        if (this.GetPrimaryKeyString() == "stillborn" && !probe.IsOpen("stillborn may live"))
            throw new RefusedException("constructor", "Not yet.");
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _probe.Add($"{this.GetPrimaryKeyString()} activating");
        await Task.Yield();
        if (!_probe.IsOpen($"{this.GetPrimaryKeyString()} may live"))
            throw new RefusedException("activation", "Not yet.");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _probe.Add($"{this.GetPrimaryKeyString()} deactivated");
        return Task.CompletedTask;
    }

    public Task<string> Ask() => Task.FromResult("here");
}
