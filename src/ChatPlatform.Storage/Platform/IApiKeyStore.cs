namespace ChatPlatform.Storage.Platform;

/// <summary>API keys, known by their SHA-256 hash only. A tenant id of null stands for the platform.</summary>
public interface IApiKeyStore
{
    Task AddAsync(ApiKeyRecord key, byte[] hash, CancellationToken cancellationToken);

    Task<ApiKeyRecord?> FindAsync(byte[] hash, CancellationToken cancellationToken);

    /// <returns>null when the tenant has no such key, whoever else has.</returns>
    Task<ApiKeyRecord?> FindByIdAsync(string? tenantId, string id, CancellationToken cancellationToken);

    /// <summary>A tenant's keys, those that have ended among them, the last created first.</summary>
    Task<IReadOnlyList<ApiKeyRecord>> ListAsync(string? tenantId, CancellationToken cancellationToken);

    /// <summary>Lets every live key of the tenant but some end at the given time, so that old and new overlap.</summary>
    Task ExpireAllAsync(string? tenantId, IReadOnlyCollection<string> keep, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Lets one key end at the given time, if it does not end earlier.</summary>
    Task ExpireAsync(string? tenantId, string id, DateTimeOffset at, CancellationToken cancellationToken);

    /// <returns>false when the tenant has no such key.</returns>
    Task<bool> DeleteAsync(string? tenantId, string id, CancellationToken cancellationToken);

    /// <summary>Notes when keys were used; an earlier time than is known changes nothing.</summary>
    /// <param name="uses">By key id.</param>
    Task RecordUsesAsync(IReadOnlyDictionary<string, DateTimeOffset> uses, CancellationToken cancellationToken);
}
