using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ChatPlatform.Hosting;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Conversations;
using Microsoft.Extensions.Options;
using Orleans;

namespace ChatPlatform.Web.Security;

/// <summary>
/// Makes, finds and ends API keys. A key is 256 random bits, so its plain SHA-256 is enough to store. A tenant id of
/// null stands for the platform.
/// </summary>
internal sealed class ApiKeys(
    IApiKeyStore store, KeyUses uses, IGrainFactory grains, Patience patience, IOptions<ChatOptions> options, TimeProvider time)
{
    private const string ConfiguredId = "configured";
    private const int SecretBytes = 32;
    private const int ShownCharacters = 6;
    private const int MostKeys = 200;

    /// <summary>A key that has ended is listed for so long.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    private readonly byte[]? _configuredAdmin = options.Value.AdminKey is { Length: > 0 } key ? Hash(key) : null;

    /// <returns>The key, and its secret as it is shown, this once.</returns>
    /// <exception cref="ChatException"><c>quota_exceeded</c>: there are too many.</exception>
    public async Task<(ApiKeyRecord Key, string Secret)> CreateAsync(
        string? tenantId, ApiKeyScope scope, CancellationToken cancellationToken, string? name = null, DateTimeOffset? expiresAt = null)
    {
        var present = await store.ListAsync(tenantId, cancellationToken);
        if (present.Count(IsLive) >= MostKeys)
        {
            throw new ChatException(ErrorCodes.QuotaExceeded, $"There are {MostKeys} keys already. Revoke those that nobody uses.");
        }

        var made = await MakeAsync(tenantId, scope, name, expiresAt, cancellationToken);
        foreach (var past in present.Where(past => past.ExpiresAt < time.GetUtcNow() - Remembered))
        {
            await store.DeleteAsync(tenantId, past.Id, cancellationToken);
        }

        return made;
    }

    /// <summary>A key for each of a tenant's scopes.</summary>
    public async Task<TenantKeys> CreateForTenantAsync(string tenantId, CancellationToken cancellationToken) =>
        (await MakeForTenantAsync(tenantId, cancellationToken)).Secrets;

    /// <returns>null for a key that is unknown or has ended.</returns>
    public async Task<ApiKeyRecord?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = Hash(secret);
        if (_configuredAdmin is not null && CryptographicOperations.FixedTimeEquals(hash, _configuredAdmin))
        {
            return ConfiguredAdmin();
        }

        if (await store.FindAsync(hash, cancellationToken) is not { } key || !IsLive(key))
        {
            return null;
        }

        uses.Note(key.Id);
        return key;
    }

    /// <returns>null for a key that the tenant has not, or not any more.</returns>
    public async Task<ApiKeyRecord?> FindByIdAsync(string? tenantId, string id, CancellationToken cancellationToken)
    {
        if (id == ConfiguredId && tenantId is null)
        {
            return _configuredAdmin is null ? null : ConfiguredAdmin();
        }

        return await store.FindByIdAsync(tenantId, id, cancellationToken) is { } key && IsLive(key) ? key : null;
    }

    /// <summary>Those that have ended among them, the last created first.</summary>
    public async Task<IReadOnlyList<ApiKeyRecord>> ListAsync(string? tenantId, CancellationToken cancellationToken)
    {
        await uses.StoreAsync(cancellationToken);
        return await store.ListAsync(tenantId, cancellationToken);
    }

    /// <summary>A new key in the place of one, which ends after the overlap; one that is to end lives as long as that one was to.</summary>
    /// <remarks>However many keys there are: whoever has made too many must not thereby keep another from being replaced.</remarks>
    /// <exception cref="ChatException"><c>key_not_found</c>.</exception>
    public async Task<(ApiKeyRecord Key, string Secret)> RotateAsync(string? tenantId, string id, TimeSpan overlap, CancellationToken cancellationToken)
    {
        var old = await store.FindByIdAsync(tenantId, id, cancellationToken) is { } found && IsLive(found) ? found : throw NotFound();
        var made = await MakeAsync(tenantId, old.Scope, old.Name, time.GetUtcNow() + (old.ExpiresAt - old.CreatedAt), cancellationToken);
        await store.ExpireAsync(tenantId, id, time.GetUtcNow() + overlap, CancellationToken.None);
        await ChangedAsync(tenantId);
        return made;
    }

    /// <summary>Makes a key for each of the tenant's scopes, and lets all others end after the overlap.</summary>
    public async Task<TenantKeys> RotateAllAsync(string tenantId, TimeSpan overlap, CancellationToken cancellationToken)
    {
        var made = await MakeForTenantAsync(tenantId, cancellationToken);
        await store.ExpireAllAsync(tenantId, made.Ids, time.GetUtcNow() + overlap, CancellationToken.None);
        await ChangedAsync(tenantId);
        return made.Secrets;
    }

    /// <exception cref="ChatException"><c>key_not_found</c>.</exception>
    public async Task RevokeAsync(string? tenantId, string id, CancellationToken cancellationToken)
    {
        if (!await store.DeleteAsync(tenantId, id, cancellationToken))
        {
            throw NotFound();
        }

        await ChangedAsync(tenantId);
    }

    /// <summary>Whether the settings name the platform admin's key, or one that was made lives.</summary>
    public async Task<bool> HasAdminKeyAsync(CancellationToken cancellationToken) =>
        _configuredAdmin is not null || (await store.ListAsync(null, cancellationToken)).Any(IsLive);

    /// <summary>Ends on every front what was opened with a key that is none any more. From here on the caller's leaving changes nothing.</summary>
    private Task ChangedAsync(string? tenantId) =>
        patience.RepeatAsync(() => grains.GetGrain<IAccessGrain>(tenantId ?? AccessTopic.Platform).Changed(), CancellationToken.None);

    private async Task<(ApiKeyRecord Key, string Secret)> MakeAsync(
        string? tenantId, ApiKeyScope scope, string? name, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        var prefix = $"cp_{scope.ToString().ToLowerInvariant()}_";
        var secret = prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var now = time.GetUtcNow();
        var key = new ApiKeyRecord(
            Guid.CreateVersion7(now).ToString("N"), tenantId, scope, secret[..(prefix.Length + ShownCharacters)], now, expiresAt, name);
        await store.AddAsync(key, Hash(secret), cancellationToken);
        return (key, secret);
    }

    private async Task<(string[] Ids, TenantKeys Secrets)> MakeForTenantAsync(string tenantId, CancellationToken cancellationToken)
    {
        var admin = await MakeAsync(tenantId, ApiKeyScope.Admin, name: null, expiresAt: null, cancellationToken);
        var chat = await MakeAsync(tenantId, ApiKeyScope.Chat, name: null, expiresAt: null, cancellationToken);
        var upload = await MakeAsync(tenantId, ApiKeyScope.Upload, name: null, expiresAt: null, cancellationToken);
        return ([admin.Key.Id, chat.Key.Id, upload.Key.Id], new TenantKeys(admin.Secret, chat.Secret, upload.Secret));
    }

    private ApiKeyRecord ConfiguredAdmin() =>
        new(ConfiguredId, TenantId: null, ApiKeyScope.Platform, "configured", time.GetUtcNow(), ExpiresAt: null);

    private bool IsLive(ApiKeyRecord key) => key.ExpiresAt is null || key.ExpiresAt > time.GetUtcNow();

    private static ChatException NotFound() => new(ErrorCodes.KeyNotFound, "There is no such key.");

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
