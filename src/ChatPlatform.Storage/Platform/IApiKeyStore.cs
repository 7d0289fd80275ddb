namespace ChatPlatform.Storage.Platform;

/// <summary>API keys, known by their SHA-256 hash only.</summary>
public interface IApiKeyStore
{
    Task AddAsync(ApiKeyRecord key, byte[] hash, CancellationToken cancellationToken);

    Task<ApiKeyRecord?> FindAsync(byte[] hash, CancellationToken cancellationToken);

    /// <summary>A tenant's keys; for null, the platform's own.</summary>
    Task<IReadOnlyList<ApiKeyRecord>> ListAsync(string? tenantId, CancellationToken cancellationToken);

    /// <summary>Lets every live key of the tenant (null: of the platform) end at the given time, so that old and new overlap.</summary>
    Task ExpireAllAsync(string? tenantId, DateTimeOffset at, CancellationToken cancellationToken);
}
