using ChatPlatform.Storage.Secrets;
using Dapper;

namespace ChatPlatform.Storage.Postgres;

/// <summary>Which tenants have a database of their own.</summary>
internal sealed class TenantPlacements(PostgresPlatform platform, SecretSeal seal)
{
    /// <returns>The tenant's own connection string; null for the shared database.</returns>
    public async Task<string?> FindAsync(string tenantId, CancellationToken cancellationToken)
    {
        var connection = await platform.ReadAsync(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<string?>(
                "SELECT connection FROM tenant_placements WHERE tenant_id = @tenantId", new { tenantId }, transaction),
            cancellationToken).ConfigureAwait(false);
        return seal.Open(SecretPurpose.Placement, tenantId, connection);
    }

    /// <returns>Every connection string that some tenant has for its own, once.</returns>
    public async Task<IReadOnlySet<string>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<(string TenantId, string Connection)>(
                "SELECT tenant_id, connection FROM tenant_placements WHERE connection IS NOT NULL", transaction: transaction),
            cancellationToken).ConfigureAwait(false);
        return rows.Select(row => seal.Open(SecretPurpose.Placement, row.TenantId, row.Connection)).ToHashSet(StringComparer.Ordinal);
    }

    public Task SaveAsync(string tenantId, string? connectionString, CancellationToken cancellationToken)
    {
        var sealedConnection = seal.Close(SecretPurpose.Placement, tenantId, connectionString);
        return platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO tenant_placements (tenant_id, connection) VALUES (@tenantId, @sealedConnection)
                ON CONFLICT (tenant_id) DO UPDATE SET connection = excluded.connection
                """,
                new { tenantId, sealedConnection },
                transaction),
            cancellationToken);
    }

    public Task DeleteAsync(string tenantId, CancellationToken cancellationToken) =>
        platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "DELETE FROM tenant_placements WHERE tenant_id = @tenantId", new { tenantId }, transaction),
            cancellationToken);
}
