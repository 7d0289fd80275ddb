using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>Looks into every tenant's file: there is no index across files.</summary>
internal sealed class SqliteUnfinishedWork(TenantDatabases tenants, ILogger<SqliteUnfinishedWork> logger) : IUnfinishedWork
{
    public async IAsyncEnumerable<UnfinishedItem> ListAsync(DateTimeOffset olderThan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var tenantId in tenants.List())
        {
            foreach (var item in await FindAsync(tenantId, olderThan, cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
    }

    /// <summary>One tenant's file that cannot be read keeps no other tenant waiting.</summary>
    private async Task<IEnumerable<UnfinishedItem>> FindAsync(string tenantId, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        try
        {
            return await tenants.PeekAsync(tenantId, database => QueryAsync(tenantId, database, olderThan), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.UnfinishedWorkUnknown(failure, tenantId);
            return [];
        }
    }

    private static async Task<IEnumerable<UnfinishedItem>> QueryAsync(string tenantId, SqliteDatabase database, DateTimeOffset olderThan)
    {
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<(string Kind, string Id)>(
                """
                SELECT DISTINCT 'session', session_id FROM messages WHERE tenant_id = @tenantId AND status = 'streaming' AND created_at <= @time
                UNION ALL
                SELECT 'source', id FROM sources WHERE tenant_id = @tenantId AND state IN ('queued', 'running') AND created_at <= @time
                UNION ALL
                SELECT DISTINCT 'desk', tenant_id FROM sessions WHERE tenant_id = @tenantId AND answerer = 'agent' AND answerer <> 'bot'
                """,
                new { tenantId, time = olderThan.ToText() }),
            CancellationToken.None).ConfigureAwait(false);
        return rows.Select(row => new UnfinishedItem(tenantId, row.Kind.ToEnum<UnfinishedKind>(), row.Id));
    }
}
