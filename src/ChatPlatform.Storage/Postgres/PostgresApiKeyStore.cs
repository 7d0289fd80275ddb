using ChatPlatform.Storage.Platform;
using Dapper;

namespace ChatPlatform.Storage.Postgres;

internal sealed class PostgresApiKeyStore(PostgresPlatform platform) : IApiKeyStore
{
    private const string Columns =
        "id AS Id, tenant_id AS TenantId, scope AS Scope, prefix AS Prefix, created_at AS CreatedAt, expires_at AS ExpiresAt, name AS Name, last_used_at AS LastUsedAt";

    public Task AddAsync(ApiKeyRecord key, byte[] hash, CancellationToken cancellationToken) =>
        platform.WriteAsync(
            (connection, transaction) => new Statements(connection, transaction)
                .Add(
                    "INSERT INTO api_keys (id, tenant_id, scope, prefix, hash, created_at, expires_at, name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                    key.Id, key.TenantId, key.Scope.ToText(), key.Prefix, hash, key.CreatedAt.ToUniversalTime(), key.ExpiresAt?.ToUniversalTime(), StoredText.Encode(key.Name))
                .ExecuteAsync(cancellationToken),
            cancellationToken);

    public async Task<ApiKeyRecord?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var row = await platform.ReadAsync(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<Row>(
                $"SELECT {Columns} FROM api_keys WHERE hash = @hash", new { hash }, transaction),
            cancellationToken).ConfigureAwait(false);
        return row?.ToRecord();
    }

    public async Task<ApiKeyRecord?> FindByIdAsync(string? tenantId, string id, CancellationToken cancellationToken)
    {
        var row = await platform.ReadAsync(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<Row>(
                $"SELECT {Columns} FROM api_keys WHERE id = @id AND {OfTenant(tenantId)}", new { tenantId, id }, transaction),
            cancellationToken).ConfigureAwait(false);
        return row?.ToRecord();
    }

    public async Task<IReadOnlyList<ApiKeyRecord>> ListAsync(string? tenantId, CancellationToken cancellationToken)
    {
        var rows = await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<Row>(
                $"SELECT {Columns} FROM api_keys WHERE {OfTenant(tenantId)} ORDER BY created_at DESC, id", new { tenantId }, transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToRecord())];
    }

    public Task ExpireAllAsync(string? tenantId, IReadOnlyCollection<string> keep, DateTimeOffset at, CancellationToken cancellationToken) =>
        platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                $"UPDATE api_keys SET expires_at = @at WHERE {OfTenant(tenantId)} AND id <> ALL (@keep) AND (expires_at IS NULL OR expires_at > @at)",
                new { tenantId, keep = keep.ToArray(), at = at.ToUniversalTime() },
                transaction),
            cancellationToken);

    public Task ExpireAsync(string? tenantId, string id, DateTimeOffset at, CancellationToken cancellationToken) =>
        platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                $"UPDATE api_keys SET expires_at = @at WHERE id = @id AND {OfTenant(tenantId)} AND (expires_at IS NULL OR expires_at > @at)",
                new { tenantId, id, at = at.ToUniversalTime() },
                transaction),
            cancellationToken);

    public async Task<bool> DeleteAsync(string? tenantId, string id, CancellationToken cancellationToken) =>
        await platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                $"DELETE FROM api_keys WHERE id = @id AND {OfTenant(tenantId)}", new { tenantId, id }, transaction),
            cancellationToken).ConfigureAwait(false) > 0;

    public Task RecordUsesAsync(IReadOnlyDictionary<string, DateTimeOffset> uses, CancellationToken cancellationToken) =>
        platform.WriteAsync(
            (connection, transaction) =>
            {
                var statements = new Statements(connection, transaction);

                // In one order, so that two fronts that note the same keys cannot wait for each other.
                foreach (var (id, at) in uses.OrderBy(use => use.Key, StringComparer.Ordinal))
                {
                    statements.Add(
                        "UPDATE api_keys SET last_used_at = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2)", id, at.ToUniversalTime());
                }

                return statements.ExecuteAsync(cancellationToken);
            },
            cancellationToken);

    /// <summary>Two conditions, since IS NOT DISTINCT FROM uses no index.</summary>
    private static string OfTenant(string? tenantId) => tenantId is null ? "tenant_id IS NULL" : "tenant_id = @tenantId";

    private sealed class Row
    {
        public required string Id { get; init; }

        public string? TenantId { get; init; }

        public required string Scope { get; init; }

        public required string Prefix { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public DateTimeOffset? ExpiresAt { get; init; }

        public string? Name { get; init; }

        public DateTimeOffset? LastUsedAt { get; init; }

        public ApiKeyRecord ToRecord() =>
            new(Id, TenantId, Scope.ToEnum<ApiKeyScope>(), Prefix, CreatedAt, ExpiresAt, StoredText.Decode(Name), LastUsedAt);
    }
}
