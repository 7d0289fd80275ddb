using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A method that returns <c>Task&lt;T&gt;</c> or <c>ValueTask&lt;T&gt;</c>.</summary>
internal sealed class ResultMethod<T>(MethodInfo method) : GrainMethod<T>(method)
{
    private readonly bool _isTask = method.ReturnType == typeof(Task<T>);

    public override object Call(Engine engine, GrainProxy target, object?[] arguments)
    {
        var reply = Send(engine, target, arguments);
        return _isTask ? reply : new ValueTask<T>(reply);
    }

    public override ValueTask<T> InvokeAsync(object grain, object?[] arguments)
    {
        var result = Invoker.Invoke(grain, arguments.AsSpan());
        return result is Task<T> task ? new ValueTask<T>(task) : (ValueTask<T>)result!;
    }
}
