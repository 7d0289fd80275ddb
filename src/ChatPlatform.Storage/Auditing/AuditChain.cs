namespace ChatPlatform.Storage.Auditing;

/// <summary>The names of chains: one for each tenant, which outlives it, and the platform's.</summary>
public static class AuditChain
{
    /// <summary>No tenant can be called that.</summary>
    public const string Platform = "$platform";

    /// <param name="tenantId">null for the platform's.</param>
    public static string Of(string? tenantId) => tenantId ?? Platform;
}
