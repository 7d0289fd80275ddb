using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A method that returns <c>IAsyncEnumerable&lt;T&gt;</c>; it runs when the caller first asks for an item.</summary>
internal sealed class StreamMethod<T>(MethodInfo method) : GrainMethod(method)
{
    public override object Call(Engine engine, GrainProxy target, object?[] arguments) =>
        new GrainStream<T>(engine, target, this, arguments);

    public IAsyncEnumerable<T> Invoke(object grain, object?[] arguments) =>
        (IAsyncEnumerable<T>)Invoker.Invoke(grain, arguments.AsSpan())!;
}
