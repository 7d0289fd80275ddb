using System.Collections.Immutable;
using System.Numerics;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>What of the framework can cross a grain interface.</summary>
internal static class ImmutableTypes
{
    private static readonly HashSet<Type> Leaves =
    [
        typeof(string), typeof(decimal), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
        typeof(TimeSpan), typeof(Uri), typeof(Version), typeof(BigInteger), typeof(Int128), typeof(UInt128), typeof(Half),
        typeof(GrainId), typeof(GrainType), typeof(IdSpan),
    ];

    private static readonly HashSet<Type> Containers =
    [
        typeof(Nullable<>), typeof(KeyValuePair<,>),
        typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableQueue<>), typeof(ImmutableStack<>),
        typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>), typeof(ImmutableHashSet<>), typeof(ImmutableSortedSet<>),
    ];

    public static bool IsLeaf(Type type) => type.IsPrimitive || type.IsEnum || Leaves.Contains(type);

    /// <summary>Whether it can cross when its type arguments can.</summary>
    public static bool IsContainer(Type type) =>
        type.IsGenericType
        && (Containers.Contains(type.GetGenericTypeDefinition()) || IsTuple(type));

    /// <returns>What to use instead of a type that can change; null when it is not known to be one.</returns>
    public static string? Instead(Type type)
    {
        if (type.IsArray)
            return $"use ImmutableArray<{TypeName.Of(type.GetElementType()!)}>";
        if (type == typeof(object))
            return "name a type";
        if (typeof(System.Collections.IEnumerable).IsAssignableFrom(type) && !type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            return "use a collection of System.Collections.Immutable";
        if (type.IsInterface)
            return "use a sealed record";
        return typeof(Exception).IsAssignableFrom(type) ? "throw it" : typeof(Delegate).IsAssignableFrom(type) ? "call back by a grain reference" : null;
    }

    private static bool IsTuple(Type type) =>
        type.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal) || type.FullName.StartsWith("System.Tuple`", StringComparison.Ordinal);
}
