using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A method that is answered with one <typeparamref name="T"/>.</summary>
internal abstract class GrainMethod<T>(MethodInfo method) : GrainMethod(method)
{
    /// <summary>What the caller of a one-way method is given.</summary>
    public Task<T> NoReply { get; } = Task.FromResult<T>(default!);

    public abstract ValueTask<T> InvokeAsync(object grain, object?[] arguments);

    protected Task<T> Send(Engine engine, GrainProxy target, object?[] arguments) =>
        new GrainCall<T>(engine, target.Class, target.GrainId, this, arguments) { Context = CallContext.Current }.Send();
}
