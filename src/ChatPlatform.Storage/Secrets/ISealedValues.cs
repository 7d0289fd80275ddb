namespace ChatPlatform.Storage.Secrets;

/// <summary>Sealed values of one kind, wherever they are stored.</summary>
public interface ISealedValues
{
    /// <summary>For people, such as "tenant_models.api_key".</summary>
    string Name { get; }

    /// <summary>Seals with the key ring's present key what an older one sealed. Beside others that do the same, and beside writers.</summary>
    Task<ResealCount> ResealAsync(CancellationToken cancellationToken);
}
