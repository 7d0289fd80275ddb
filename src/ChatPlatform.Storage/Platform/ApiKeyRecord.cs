namespace ChatPlatform.Storage.Platform;

/// <param name="TenantId">null for the platform admin's key.</param>
/// <param name="Prefix">The key's first characters, enough to recognize it and no help in guessing it.</param>
/// <param name="Name">What it is for, in its owner's words.</param>
/// <param name="LastUsedAt">To the minute, and some minutes late.</param>
public sealed record ApiKeyRecord(
    string Id,
    string? TenantId,
    ApiKeyScope Scope,
    string Prefix,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    string? Name = null,
    DateTimeOffset? LastUsedAt = null);
