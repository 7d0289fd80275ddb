using System.Reflection;

namespace Orleans.Embedded;

/// <summary>A method that returns <c>Task</c>, <c>ValueTask</c> or, one way, nothing.</summary>
internal sealed class PlainMethod(MethodInfo method) : GrainMethod<bool>(method)
{
    private readonly Type _result = method.ReturnType;

    public override object? Call(Engine engine, GrainProxy target, object?[] arguments)
    {
        Task reply = Send(engine, target, arguments);
        return _result == typeof(Task) ? reply : _result == typeof(ValueTask) ? new ValueTask(reply) : null;
    }

    public override async ValueTask<bool> InvokeAsync(object grain, object?[] arguments)
    {
        switch (Invoker.Invoke(grain, arguments.AsSpan()))
        {
            case Task task:
                await task;
                break;
            case ValueTask task:
                await task;
                break;
        }

        return true;
    }
}
