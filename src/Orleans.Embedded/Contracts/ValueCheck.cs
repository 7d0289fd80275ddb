using System.Collections.Concurrent;
using System.Reflection;

namespace Orleans.Embedded;

/// <summary>Whether values of a type can never change, and could be sent over a wire by Orleans.</summary>
internal static class ValueCheck
{
    private static readonly ConcurrentDictionary<Type, string?> Known = new();

    /// <returns>null when they can be sent; else the end of a sentence that says why not.</returns>
    public static string? FindFault(Type type) => Known.GetOrAdd(type, static type => FindFault(type, []));

    private static string? FindFault(Type type, HashSet<Type> within)
    {
        if (ImmutableTypes.IsLeaf(type) || !within.Add(type))
            return null;
        if (type.IsInterface && typeof(Runtime.IAddressable).IsAssignableFrom(type))
            return null;
        if (ImmutableTypes.IsContainer(type))
        {
            return type.GetGenericArguments().Select(argument => FindFault(argument, within)).FirstOrDefault(fault => fault is not null) is { } fault
                ? $"is a {TypeName.Of(type)}, which holds what {fault}"
                : null;
        }

        if (ImmutableTypes.Instead(type) is { } advice)
            return $"is a {TypeName.Of(type)}, which can change after it was sent; {advice}.";
        if (!type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false))
            return $"is a {TypeName.Of(type)}, which Orleans could not send; mark it [GenerateSerializer].";
        return FindMemberFault(type, within) ?? FindSubclassFault(type, within);
    }

    private static string? FindMemberFault(Type type, HashSet<Type> within)
    {
        for (var declaring = type; declaring is not null && declaring != typeof(object) && declaring != typeof(ValueType); declaring = declaring.BaseType)
        {
            foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (FindFieldFault(type, field, within) is { } fault)
                    return fault;
            }
        }

        return null;
    }

    private static string? FindFieldFault(Type type, FieldInfo field, HashSet<Type> within)
    {
        if (field.IsDefined(typeof(NonSerializedAttribute)))
            return null;
        var name = $"is a {TypeName.Of(type)}, whose member {MemberName(field)}";

        // A struct is copied as it crosses, so its own fields may be settable.
        if (!field.IsInitOnly && !type.IsValueType)
            return $"{name} can be set after it was sent; give it 'init' or only 'get'.";
        if (!SerializationIds.Has(field))
            return $"{name} has no [Id], so Orleans would lose it.";
        return FindFault(field.FieldType, within) is { } fault ? $"{name} {fault}" : null;
    }

    private static string? FindSubclassFault(Type type, HashSet<Type> within)
    {
        if (type.IsSealed)
            return null;
        var subclasses = type.Assembly.GetTypes().Where(candidate => candidate.IsSubclassOf(type) && !candidate.ContainsGenericParameters);
        return subclasses.Select(subclass => FindFault(subclass, within)).FirstOrDefault(fault => fault is not null) is { } fault
            ? $"is a {TypeName.Of(type)}, of which one kind {fault}"
            : null;
    }

    private static string MemberName(FieldInfo field) =>
        field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
}
