using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using Dapper;

namespace ChatPlatform.Storage.Postgres;

internal sealed class PostgresTenantDeletions(PostgresPlatform platform) : ITenantDeletions
{
    public Task SaveAsync(TenantConfig tenant, DeletionReceipt deletion, CancellationToken cancellationToken) =>
        platform.WriteAsync(
            async (connection, transaction) =>
            {
                var updated = await new Statements(connection, transaction)
                    .Add(
                        "UPDATE tenants SET config = $2::jsonb, version = $3 WHERE id = $1 AND version = $3 - 1",
                        tenant.Id, PostgresValues.ToJson(tenant), tenant.Version)
                    .ExecuteAsync(cancellationToken).ConfigureAwait(false);
                var saved = await new Statements(connection, transaction)
                    .Add(
                        """
                        INSERT INTO tenant_deletions (id, tenant_id, state, requested_at, deletes_at, receipt) VALUES ($1, $2, $3, $4, $5, $6::jsonb)
                        ON CONFLICT (id) DO UPDATE SET state = excluded.state, deletes_at = excluded.deletes_at, receipt = excluded.receipt
                        WHERE tenant_deletions.state = 'scheduled'
                        """,
                        deletion.Id, deletion.TenantId, deletion.State.ToText(), deletion.RequestedAt.ToUniversalTime(),
                        deletion.DeletesAt.ToUniversalTime(), PostgresValues.ToJson(deletion))
                    .ExecuteAsync(cancellationToken).ConfigureAwait(false);
                if (updated == 0 || saved == 0)
                {
                    throw DeletionConflicts.Tenant(tenant.Id);
                }
            },
            cancellationToken);

    public async Task<bool> BeginAsync(DeletionReceipt deletion, CancellationToken cancellationToken) =>
        await platform.WriteAsync(
            (connection, transaction) => new Statements(connection, transaction)
                .Add(
                    "UPDATE tenant_deletions SET state = 'removing', receipt = $2::jsonb WHERE id = $1 AND state IN ('scheduled', 'removing')",
                    deletion.Id, PostgresValues.ToJson(deletion with { State = DeletionState.Removing }))
                .ExecuteAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false) > 0;

    public Task<DeletionReceipt> CompleteAsync(DeletionReceipt deletion, DateTimeOffset at, CancellationToken cancellationToken) =>
        platform.WriteAsync(
            async (connection, transaction) =>
            {
                var stored = PostgresValues.FromJson<DeletionReceipt>(await connection.QuerySingleAsync<string>(
                    "SELECT receipt FROM tenant_deletions WHERE id = @Id FOR UPDATE", new { deletion.Id }, transaction).ConfigureAwait(false));
                if (stored.State == DeletionState.Completed)
                {
                    return stored;
                }

                var removed = await PlatformRows.DeleteAsync(connection, transaction, deletion.TenantId, cancellationToken).ConfigureAwait(false);
                var receipt = ReceiptSeal.Completed(stored, removed, at);
                await new Statements(connection, transaction)
                    .Add(
                        "UPDATE tenant_deletions SET state = $2, receipt = $3::jsonb WHERE id = $1",
                        receipt.Id, receipt.State.ToText(), PostgresValues.ToJson(receipt))
                    .ExecuteAsync(cancellationToken).ConfigureAwait(false);
                return receipt;
            },
            cancellationToken);

    public Task<DeletionReceipt?> FindOpenAsync(string tenantId, CancellationToken cancellationToken) =>
        FindAsync("tenant_id = @tenantId AND state IN ('scheduled', 'removing')", new { tenantId }, cancellationToken);

    public Task<DeletionReceipt?> FindAsync(string id, CancellationToken cancellationToken) => FindAsync("id = @id", new { id }, cancellationToken);

    public async Task<Page<DeletionReceipt>> ListAsync(string? tenantId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (before, beforeId) = cursor is null ? (DateTimeOffset.MaxValue, "") : ListCursor.DecodeTime(cursor);
        var rows = (await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<(string Receipt, DateTime RequestedAt)>(
                """
                SELECT receipt, requested_at FROM tenant_deletions
                WHERE (@tenantId::text IS NULL OR tenant_id = @tenantId) AND (requested_at, id) < (@before, @beforeId)
                ORDER BY requested_at DESC, id DESC
                LIMIT @limit + 1
                """,
                new { tenantId, before, beforeId, limit },
                transaction),
            cancellationToken).ConfigureAwait(false)).Select(row => (Receipt: PostgresValues.FromJson<DeletionReceipt>(row.Receipt), row.RequestedAt)).ToList();
        // The cursor holds the column's time, which is coarser than the receipt's.
        var page = PageOf.Rows(rows, limit, last => ListCursor.Encode(((DateTimeOffset)last.RequestedAt).ToText(), last.Receipt.Id));
        return new Page<DeletionReceipt>([.. page.Items.Select(row => row.Receipt)], page.NextCursor);
    }

    public async Task<IReadOnlyList<string>> ListDueAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var due = await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<string>(
                """
                SELECT tenant_id FROM tenant_deletions
                WHERE state IN ('scheduled', 'removing') AND (state = 'removing' OR deletes_at <= @at)
                """,
                new { at = at.ToUniversalTime() },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. due];
    }

    private async Task<DeletionReceipt?> FindAsync(string condition, object parameters, CancellationToken cancellationToken)
    {
        var receipt = await platform.ReadAsync(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<string>(
                $"SELECT receipt FROM tenant_deletions WHERE {condition}", parameters, transaction),
            cancellationToken).ConfigureAwait(false);
        return receipt is null ? null : PostgresValues.FromJson<DeletionReceipt>(receipt);
    }
}
