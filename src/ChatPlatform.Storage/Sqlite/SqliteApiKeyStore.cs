using ChatPlatform.Storage.Platform;
using Dapper;

namespace ChatPlatform.Storage.Sqlite;

internal sealed class SqliteApiKeyStore(PlatformDatabase platform) : IApiKeyStore
{
    private const string Columns =
        "id AS Id, tenant_id AS TenantId, scope AS Scope, prefix AS Prefix, created_at AS CreatedAt, expires_at AS ExpiresAt, name AS Name, last_used_at AS LastUsedAt";

    public async Task AddAsync(ApiKeyRecord key, byte[] hash, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO api_keys (id, tenant_id, scope, prefix, hash, created_at, expires_at, name)
                VALUES (@Id, @TenantId, @Scope, @Prefix, @hash, @CreatedAt, @ExpiresAt, @Name)
                """,
                new { key.Id, key.TenantId, Scope = key.Scope.ToText(), key.Prefix, hash, CreatedAt = key.CreatedAt.ToText(), ExpiresAt = key.ExpiresAt?.ToText(), key.Name },
                transaction),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<ApiKeyRecord?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM api_keys WHERE hash = @hash", new { hash }),
            cancellationToken).ConfigureAwait(false);
        return row?.ToRecord();
    }

    public async Task<ApiKeyRecord?> FindByIdAsync(string? tenantId, string id, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<Row>(
                $"SELECT {Columns} FROM api_keys WHERE id = @id AND tenant_id IS @tenantId", new { tenantId, id }),
            cancellationToken).ConfigureAwait(false);
        return row?.ToRecord();
    }

    public async Task<IReadOnlyList<ApiKeyRecord>> ListAsync(string? tenantId, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<Row>($"SELECT {Columns} FROM api_keys WHERE tenant_id IS @tenantId ORDER BY created_at DESC, id", new { tenantId }),
            cancellationToken).ConfigureAwait(false);
        return rows.Select(row => row.ToRecord()).ToList();
    }

    public async Task ExpireAllAsync(string? tenantId, IReadOnlyCollection<string> keep, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "UPDATE api_keys SET expires_at = @at WHERE tenant_id IS @tenantId AND id NOT IN @keep AND (expires_at IS NULL OR expires_at > @at)",
                new { tenantId, keep, at = at.ToText() },
                transaction),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task ExpireAsync(string? tenantId, string id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "UPDATE api_keys SET expires_at = @at WHERE id = @id AND tenant_id IS @tenantId AND (expires_at IS NULL OR expires_at > @at)",
                new { tenantId, id, at = at.ToText() },
                transaction),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> DeleteAsync(string? tenantId, string id, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "DELETE FROM api_keys WHERE id = @id AND tenant_id IS @tenantId", new { tenantId, id }, transaction),
            cancellationToken).ConfigureAwait(false) > 0;
    }

    public async Task RecordUsesAsync(IReadOnlyDictionary<string, DateTimeOffset> uses, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "UPDATE api_keys SET last_used_at = @At WHERE id = @Id AND (last_used_at IS NULL OR last_used_at < @At)",
                uses.Select(use => new { Id = use.Key, At = use.Value.ToText() }),
                transaction),
            cancellationToken).ConfigureAwait(false);
    }

    private sealed record Row(
        string Id, string? TenantId, string Scope, string Prefix, string CreatedAt, string? ExpiresAt, string? Name, string? LastUsedAt)
    {
        public ApiKeyRecord ToRecord() =>
            new(Id, TenantId, Scope.ToEnum<ApiKeyScope>(), Prefix, CreatedAt.ToTime(), ExpiresAt?.ToTime(), Name, LastUsedAt?.ToTime());
    }
}
