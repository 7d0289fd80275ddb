namespace ChatPlatform.Storage.Platform;

/// <param name="TenantId">null for the platform admin's key.</param>
/// <param name="Prefix">The key's first characters, enough to recognize it and no help in guessing it.</param>
public sealed record ApiKeyRecord(
    string Id,
    string? TenantId,
    ApiKeyScope Scope,
    string Prefix,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt);
