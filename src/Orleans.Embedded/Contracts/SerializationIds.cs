using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orleans.Embedded;

/// <summary>Which members Orleans would send: those with an id, and the parameters of a record's primary constructor.</summary>
internal static class SerializationIds
{
    public static bool Has(FieldInfo field)
    {
        if (field.IsDefined(typeof(IdAttribute)))
            return true;
        var type = field.DeclaringType!;
        var isBacking = field.IsDefined(typeof(CompilerGeneratedAttribute)) && field.Name.StartsWith('<');
        if (!isBacking)
            return false;

        var name = field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)];
        var attribute = type.GetCustomAttribute<GenerateSerializerAttribute>(inherit: false);
        return type.GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is { } property
            && (property.IsDefined(typeof(IdAttribute))
                || (attribute?.GenerateFieldIds == GenerateFieldIds.PublicProperties && property.GetMethod?.IsPublic is true)
                || IsPrimaryParameter(type, name));
    }

    private static bool IsPrimaryParameter(Type type, string name) =>
        IsRecord(type) && type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Any(constructor => constructor.GetParameters().Any(parameter => parameter.Name == name));

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic) is not null;
}
