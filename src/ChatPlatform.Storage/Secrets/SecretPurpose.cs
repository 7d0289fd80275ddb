namespace ChatPlatform.Storage.Secrets;

/// <summary>What a sealed value is for; it opens for that and for its owner only. Sealed values hold on to these names.</summary>
public static class SecretPurpose
{
    /// <summary>The connection string of a tenant's own database.</summary>
    public const string Placement = "ChatPlatform.TenantPlacement";

    /// <summary>The key of a model that a tenant brings.</summary>
    public const string ModelKey = "ChatPlatform.ModelKey";

    /// <summary>What a person's authenticator makes its codes of.</summary>
    public const string AuthenticatorKey = "authenticator-key.v1";
}
