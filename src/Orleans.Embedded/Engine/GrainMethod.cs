using System.Reflection;
using Orleans.Concurrency;

namespace Orleans.Embedded;

/// <summary>A method of a grain interface: how it is called and how it runs.</summary>
internal abstract class GrainMethod
{
    private readonly int _cancellationIndex;

    protected GrainMethod(MethodInfo method)
    {
        Name = $"{method.DeclaringType!.Name}.{method.Name}";
        Interleaves = method.IsDefined(typeof(AlwaysInterleaveAttribute));
        ReadOnly = method.IsDefined(typeof(ReadOnlyAttribute));
        OneWay = method.IsDefined(typeof(OneWayAttribute));
        Timeout = method.GetCustomAttribute<ResponseTimeoutAttribute>()?.Timeout;
        Invoker = MethodInvoker.Create(method);
        _cancellationIndex = Array.FindIndex(method.GetParameters(), parameter => parameter.ParameterType == typeof(CancellationToken));
    }

    public string Name { get; }

    public bool Interleaves { get; }

    public bool ReadOnly { get; }

    public bool OneWay { get; }

    /// <summary>null: as configured.</summary>
    public TimeSpan? Timeout { get; }

    protected MethodInvoker Invoker { get; }

    public static GrainMethod Create(MethodInfo method)
    {
        var result = method.ReturnType;
        var definition = result.IsGenericType ? result.GetGenericTypeDefinition() : null;
        if (definition == typeof(Task<>) || definition == typeof(ValueTask<>))
            return Create(typeof(ResultMethod<>), result.GetGenericArguments()[0], method);
        if (definition == typeof(IAsyncEnumerable<>))
            return Create(typeof(StreamMethod<>), result.GetGenericArguments()[0], method);
        return new PlainMethod(method);
    }

    /// <summary>Calls it; what comes back is what the interface declares.</summary>
    public abstract object? Call(Engine engine, GrainProxy target, object?[] arguments);

    public CancellationToken TakeCancellation(object?[] arguments) =>
        _cancellationIndex < 0 ? default : (CancellationToken)arguments[_cancellationIndex]!;

    /// <summary>Gives the grain a token of its own, whose callbacks can be run among the grain's turns.</summary>
    public CancellationTokenSource SeparateCancellation(object?[] arguments)
    {
        var source = new CancellationTokenSource();
        GiveCancellation(arguments, source.Token);
        return source;
    }

    public void GiveCancellation(object?[] arguments, CancellationToken cancellation)
    {
        if (_cancellationIndex >= 0)
            arguments[_cancellationIndex] = cancellation;
    }

    private static GrainMethod Create(Type definition, Type result, MethodInfo method) =>
        (GrainMethod)Activator.CreateInstance(definition.MakeGenericType(result), method)!;
}
