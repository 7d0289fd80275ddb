namespace Orleans;

/// <summary>A name under which a type or method stays known on the wire when it is renamed. Nothing crosses a wire here; Orleans reads it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method | AttributeTargets.Interface, AllowMultiple = true)]
public sealed class AliasAttribute(string alias) : Attribute
{
    public string Alias { get; } = alias;
}
