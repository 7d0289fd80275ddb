namespace Orleans.Runtime;

/// <summary>Names the state that a constructor parameter of type <see cref="IPersistentState{TState}"/> stands for.</summary>
/// <param name="stateName">Unique within the grain class.</param>
/// <param name="storageName">As registered; null for the default one.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
{
    public string StateName { get; } = stateName;

    public string? StorageName { get; } = storageName;
}
