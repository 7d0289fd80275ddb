using ChatPlatform.Storage.Secrets;
using Dapper;

namespace ChatPlatform.Storage.Postgres.Moving;

/// <summary>The moves under way, written down in the platform's tables.</summary>
internal sealed class TenantMoves(PostgresPlatform platform, SecretSeal seal)
{
    public async Task<TenantMove?> FindAsync(string tenantId, CancellationToken cancellationToken)
    {
        var row = await platform.ReadAsync(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<Row>(
                "SELECT source, target FROM tenant_moves WHERE tenant_id = @tenantId", new { tenantId }, transaction),
            cancellationToken).ConfigureAwait(false);
        return row is null ? null : new TenantMove(tenantId, seal.Open(SecretPurpose.Placement, tenantId, row.Source), seal.Open(SecretPurpose.Placement, tenantId, row.Target));
    }

    public Task SaveAsync(TenantMove move, CancellationToken cancellationToken)
    {
        var (source, target) = (
            seal.Close(SecretPurpose.Placement, move.TenantId, move.Source), seal.Close(SecretPurpose.Placement, move.TenantId, move.Target));
        return platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                INSERT INTO tenant_moves (tenant_id, source, target) VALUES (@TenantId, @source, @target)
                ON CONFLICT (tenant_id) DO UPDATE SET source = excluded.source, target = excluded.target
                """,
                new { move.TenantId, source, target },
                transaction),
            cancellationToken);
    }

    public Task DeleteAsync(string tenantId, CancellationToken cancellationToken) =>
        platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync("DELETE FROM tenant_moves WHERE tenant_id = @tenantId", new { tenantId }, transaction),
            cancellationToken);

    private sealed record Row(string? Source, string? Target);
}
