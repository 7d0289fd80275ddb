using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChatPlatform.Hosting;
using ChatPlatform.Storage.Platform;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Web.Security;

/// <summary>Makes, finds and ends API keys. A key is 256 random bits, so its plain SHA-256 is enough to store.</summary>
internal sealed class ApiKeys(IApiKeyStore store, IOptions<ChatOptions> options, TimeProvider time)
{
    private const int SecretBytes = 32;
    private const int ShownCharacters = 12;

    private readonly byte[]? _configuredAdmin = options.Value.AdminKey is { Length: > 0 } key ? Hash(key) : null;

    /// <summary>The key as it is shown, this once.</summary>
    /// <param name="tenantId">null for a platform admin's key.</param>
    public async Task<string> CreateAsync(string? tenantId, ApiKeyScope scope, CancellationToken cancellationToken)
    {
        var name = scope.ToString().ToLowerInvariant();
        var key = $"cp_{name}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes))}";
        var now = time.GetUtcNow();
        var record = new ApiKeyRecord(
            Guid.CreateVersion7(now).ToString("N"), tenantId, scope, key[..("cp_".Length + name.Length + 1 + ShownCharacters / 2)], now, ExpiresAt: null);
        await store.AddAsync(record, Hash(key), cancellationToken);
        return key;
    }

    /// <summary>A key for each of a tenant's scopes.</summary>
    public async Task<TenantKeys> CreateForTenantAsync(string tenantId, CancellationToken cancellationToken) => new(
        await CreateAsync(tenantId, ApiKeyScope.Admin, cancellationToken),
        await CreateAsync(tenantId, ApiKeyScope.Chat, cancellationToken),
        await CreateAsync(tenantId, ApiKeyScope.Upload, cancellationToken));

    /// <returns>null for a key that is unknown or has ended.</returns>
    public async Task<ApiKeyRecord?> FindAsync(string key, CancellationToken cancellationToken)
    {
        var hash = Hash(key);
        if (_configuredAdmin is not null && CryptographicOperations.FixedTimeEquals(hash, _configuredAdmin))
        {
            return new ApiKeyRecord("configured", TenantId: null, ApiKeyScope.Platform, "configured", time.GetUtcNow(), ExpiresAt: null);
        }

        var record = await store.FindAsync(hash, cancellationToken);
        return record is null || record.ExpiresAt <= time.GetUtcNow() ? null : record;
    }

    /// <summary>Lets the tenant's present keys end after the overlap and makes new ones.</summary>
    public async Task<TenantKeys> RotateAsync(string tenantId, TimeSpan overlap, CancellationToken cancellationToken)
    {
        await store.ExpireAllAsync(tenantId, time.GetUtcNow() + overlap, cancellationToken);
        return await CreateForTenantAsync(tenantId, cancellationToken);
    }

    /// <summary>The platform admin's key, made at the first start.</summary>
    /// <returns>null when there is one already or the settings name one.</returns>
    public async Task<string?> CreateFirstAdminKeyAsync(CancellationToken cancellationToken) =>
        _configuredAdmin is not null || (await store.ListAsync(null, cancellationToken)).Count > 0
            ? null
            : await CreateAsync(null, ApiKeyScope.Platform, cancellationToken);

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}
