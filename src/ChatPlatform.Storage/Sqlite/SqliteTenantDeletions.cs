using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Sqlite;

internal sealed class SqliteTenantDeletions(PlatformDatabase platform) : ITenantDeletions
{
    public Task SaveAsync(TenantConfig tenant, DeletionReceipt deletion, CancellationToken cancellationToken) =>
        WriteAsync(
            async (connection, transaction) =>
            {
                var updated = await connection.ExecuteAsync(
                    "UPDATE tenants SET config = @config, version = @Version WHERE id = @Id AND version = @Version - 1",
                    new { tenant.Id, tenant.Version, config = SqliteValues.ToJson(tenant) },
                    transaction).ConfigureAwait(false);
                var saved = await connection.ExecuteAsync(
                    """
                    INSERT INTO tenant_deletions (id, tenant_id, state, requested_at, deletes_at, receipt)
                    VALUES (@Id, @TenantId, @state, @requestedAt, @deletesAt, @receipt)
                    ON CONFLICT (id) DO UPDATE SET state = excluded.state, deletes_at = excluded.deletes_at, receipt = excluded.receipt
                    WHERE state = 'scheduled'
                    """,
                    Row(deletion),
                    transaction).ConfigureAwait(false);
                if (updated == 0 || saved == 0)
                {
                    throw DeletionConflicts.Tenant(tenant.Id);
                }

                return true;
            },
            cancellationToken);

    public async Task<bool> BeginAsync(DeletionReceipt deletion, CancellationToken cancellationToken) =>
        await WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "UPDATE tenant_deletions SET state = 'removing', receipt = @receipt WHERE id = @Id AND state IN ('scheduled', 'removing')",
                Row(deletion with { State = DeletionState.Removing }),
                transaction),
            cancellationToken).ConfigureAwait(false) > 0;

    public Task<DeletionReceipt> CompleteAsync(DeletionReceipt deletion, DateTimeOffset at, CancellationToken cancellationToken) =>
        WriteAsync(
            async (connection, transaction) =>
            {
                var stored = SqliteValues.FromJson<DeletionReceipt>(await connection.QuerySingleAsync<string>(
                    "SELECT receipt FROM tenant_deletions WHERE id = @Id", new { deletion.Id }, transaction).ConfigureAwait(false));
                if (stored.State == DeletionState.Completed)
                {
                    return stored;
                }

                var removed = await PlatformRows.DeleteAsync(connection, transaction, deletion.TenantId).ConfigureAwait(false);
                var receipt = ReceiptSeal.Completed(stored, removed, at);
                await connection.ExecuteAsync(
                    "UPDATE tenant_deletions SET state = @state, receipt = @receipt WHERE id = @Id", Row(receipt), transaction).ConfigureAwait(false);
                return receipt;
            },
            cancellationToken);

    public Task<DeletionReceipt?> FindOpenAsync(string tenantId, CancellationToken cancellationToken) =>
        FindAsync("tenant_id = @tenantId AND state IN ('scheduled', 'removing')", new { tenantId }, cancellationToken);

    public Task<DeletionReceipt?> FindAsync(string id, CancellationToken cancellationToken) => FindAsync("id = @id", new { id }, cancellationToken);

    public async Task<Page<DeletionReceipt>> ListAsync(string? tenantId, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (before, beforeId) = cursor is null ? (null, null) : ListCursor.Decode(cursor);
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = (await database.ReadAsync(
            connection => connection.QueryAsync<string>(
                """
                SELECT receipt FROM tenant_deletions
                WHERE (@tenantId IS NULL OR tenant_id = @tenantId) AND (@before IS NULL OR (requested_at, id) < (@before, @beforeId))
                ORDER BY requested_at DESC, id DESC
                LIMIT @limit + 1
                """,
                new { tenantId, before, beforeId, limit }),
            cancellationToken).ConfigureAwait(false)).Select(SqliteValues.FromJson<DeletionReceipt>).ToList();
        return PageOf.Rows(rows, limit, last => ListCursor.Encode(last.RequestedAt.ToText(), last.Id));
    }

    public async Task<IReadOnlyList<string>> ListDueAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var due = await database.ReadAsync(
            connection => connection.QueryAsync<string>(
                """
                SELECT tenant_id FROM tenant_deletions
                WHERE state IN ('scheduled', 'removing') AND (state = 'removing' OR deletes_at <= @at)
                """,
                new { at = at.ToText() }),
            cancellationToken).ConfigureAwait(false);
        return [.. due];
    }

    private static object Row(DeletionReceipt deletion) => new
    {
        deletion.Id,
        deletion.TenantId,
        state = deletion.State.ToText(),
        requestedAt = deletion.RequestedAt.ToText(),
        deletesAt = deletion.DeletesAt.ToText(),
        receipt = SqliteValues.ToJson(deletion),
    };

    private async Task<DeletionReceipt?> FindAsync(string condition, object parameters, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var receipt = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<string>($"SELECT receipt FROM tenant_deletions WHERE {condition}", parameters),
            cancellationToken).ConfigureAwait(false);
        return receipt is null ? null : SqliteValues.FromJson<DeletionReceipt>(receipt);
    }

    private async Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteTransaction, Task<T>> write, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(write, cancellationToken).ConfigureAwait(false);
    }
}
