using System.Collections.Concurrent;
using System.Reflection;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>
/// Whether all that crosses a grain interface could as well have been copied: nothing of it can change afterwards,
/// and Orleans could send it over a wire. So arguments and results need not be copied here.
/// </summary>
internal static class ContractCheck
{
    private static readonly ConcurrentDictionary<Type, bool> Passed = new();

    /// <exception cref="OrleansConfigurationException">It could not; says which member of which type, and what to do.</exception>
    public static void Check(Type grainInterface)
    {
        if (Passed.ContainsKey(grainInterface))
            return;
        foreach (var method in GrainInterface.Methods(grainInterface))
        {
            if (FindFault(method) is { } fault)
                throw new OrleansConfigurationException($"{grainInterface.FullName}.{method.Name}: {fault}");
        }

        Passed[grainInterface] = true;
    }

    private static string? FindFault(MethodInfo method)
    {
        if (method.IsSpecialName)
            return "a grain interface has methods only, no properties or events.";
        if (method.IsGenericMethodDefinition)
            return "a generic method cannot be called through a reference here.";
        return FindResultFault(method)
            ?? method.GetParameters().Select(FindParameterFault).FirstOrDefault(fault => fault is not null)
            ?? FindCancellationFault(method);
    }

    private static string? FindResultFault(MethodInfo method)
    {
        var result = method.ReturnType;
        if (result == typeof(Task) || result == typeof(ValueTask))
            return null;
        if (result == typeof(void))
            return method.IsDefined(typeof(OneWayAttribute)) ? null : "it returns void, so nobody could wait for it; return a Task.";
        var definition = result.IsGenericType ? result.GetGenericTypeDefinition() : null;
        if (definition != typeof(Task<>) && definition != typeof(ValueTask<>) && definition != typeof(IAsyncEnumerable<>))
            return $"it returns {TypeName.Of(result)}; a grain method returns a Task, a ValueTask or an IAsyncEnumerable.";
        return ValueCheck.FindFault(result.GetGenericArguments()[0]) is { } fault ? $"its result {fault}" : null;
    }

    private static string? FindParameterFault(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(CancellationToken))
            return null;
        if (parameter.ParameterType.IsByRef)
            return $"its parameter '{parameter.Name}' is passed by reference; pass it by value.";
        return ValueCheck.FindFault(parameter.ParameterType) is { } fault ? $"its parameter '{parameter.Name}' {fault}" : null;
    }

    private static string? FindCancellationFault(MethodInfo method) =>
        method.GetParameters().Count(parameter => parameter.ParameterType == typeof(CancellationToken)) > 1
            ? "it takes more than one CancellationToken; take one."
            : null;
}
