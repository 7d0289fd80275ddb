namespace Orleans;

/// <summary>Which members get serialization ids without <see cref="IdAttribute"/>.</summary>
public enum GenerateFieldIds
{
    None,
    PublicProperties,
}
