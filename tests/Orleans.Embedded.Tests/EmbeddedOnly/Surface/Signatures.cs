using System.Globalization;
using System.Reflection;

namespace Orleans.Embedded.Tests.EmbeddedOnly.Surface;

/// <summary>Types and members as texts that are equal where a compiler would see no difference.</summary>
internal static class Signatures
{
    // Every type has them, overridden or not.
    private static readonly string[] OfObject = [nameof(ToString), nameof(Equals), nameof(GetHashCode)];

    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string OfType(Type type)
    {
        var kind = type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct" : "class";
        return $"{Flag(type.IsAbstract && type.IsSealed, "static")}{Flag(type.IsAbstract && !type.IsSealed && !type.IsInterface, "abstract")}{Flag(type.IsSealed && !type.IsAbstract && type.IsClass, "sealed")}"
            + $"{kind} {type.FullName} : {type.BaseType?.FullName ?? type.BaseType?.Name} {Usage(type)}";
    }

    public static IEnumerable<string> OfInterfaces(Type type) => type.GetInterfaces().Select(Name);

    public static IReadOnlyCollection<string> OfMembers(Type type) =>
    [
        .. type.GetConstructors(All).Where(IsVisible).Where(constructor => !constructor.IsStatic).Select(constructor => $"{Access(constructor)} .ctor({Parameters(constructor)})"),
        .. type.GetMethods(All).Where(IsVisible).Where(method => !IsOfObject(method)).Select(Method),
        .. type.GetFields(All).Where(field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName).Select(Field),
    ];

    private static string Method(MethodInfo method)
    {
        var constraints = string.Concat(method.GetGenericArguments().Select(Constraints));
        return $"{Access(method)} {Flag(method.IsStatic, "static")}{Flag(method.IsVirtual && !method.IsFinal && !method.DeclaringType!.IsSealed, "virtual")}{Flag(method.IsAbstract, "abstract")}"
            + $"{Name(method.ReturnType)} {method.Name}`{method.GetGenericArguments().Length}({Parameters(method)}){constraints}{Flag(IsInit(method), " init")}";
    }

    private static string Field(FieldInfo field) =>
        $"{Flag(field.IsStatic, "static")}{Flag(field.IsInitOnly, "readonly")}{Name(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = {field.GetRawConstantValue()}" : "")}";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.RawDefaultValue ?? "null"}" : "")}"));

    private static string Constraints(Type argument) =>
        $" where {argument.Name}: {argument.GenericParameterAttributes & GenericParameterAttributes.SpecialConstraintMask} {string.Join(", ", argument.GetGenericParameterConstraints().Select(Name))}";

    private static string Usage(Type type) => string.Join(' ', type.GetCustomAttributesData()
        .Where(attribute => attribute.AttributeType.Name == nameof(AttributeUsageAttribute))
        .Select(attribute => $"{attribute.ConstructorArguments[0].Value}"
            + string.Concat(attribute.NamedArguments.Where(argument => argument.TypedValue.Value is true != (argument.MemberName == "Inherited")).Select(argument => $" {argument.MemberName}"))));

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static bool IsOfObject(MethodInfo method) =>
        OfObject.Contains(method.Name) && method.GetParameters().All(parameter => parameter.ParameterType.FullName == typeof(object).FullName);

    private static bool IsInit(MethodInfo method) =>
        method.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");

    private static string Flag(bool condition, string text) => condition ? $"{text} " : "";

    private static string Name(Type type)
    {
        if (type.IsGenericParameter)
            return $"!{type.GenericParameterPosition.ToString(CultureInfo.InvariantCulture)}{type.Name}";
        if (type.HasElementType)
            return $"{Name(type.GetElementType()!)}{(type.IsArray ? "[]" : "&")}";
        return type.IsGenericType
            ? $"{type.GetGenericTypeDefinition().FullName}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.FullName!;
    }
}
