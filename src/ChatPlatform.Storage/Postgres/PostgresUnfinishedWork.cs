using System.Runtime.CompilerServices;
using Dapper;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Storage.Postgres;

/// <summary>One query for the shared database and one for each that a tenant has for its own.</summary>
internal sealed class PostgresUnfinishedWork(TenantPlacements placements, PlacementDatabases databases, ILogger<PostgresUnfinishedWork> logger) : IUnfinishedWork
{
    public async IAsyncEnumerable<UnfinishedItem> ListAsync(DateTimeOffset olderThan, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var item in await QueryAsync(databases.Shared, olderThan, cancellationToken).ConfigureAwait(false))
        {
            yield return item;
        }

        foreach (var own in await placements.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in await QueryOwnAsync(databases.Get(own), olderThan, cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
    }

    /// <summary>One tenant's server that is away keeps no other tenant waiting.</summary>
    private async Task<IEnumerable<UnfinishedItem>> QueryOwnAsync(PostgresDatabase own, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        try
        {
            return await QueryAsync(own, olderThan, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.UnfinishedWorkUnknown(failure, own.Name);
            return [];
        }
    }

    private static async Task<IEnumerable<UnfinishedItem>> QueryAsync(PostgresDatabase database, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        var rows = await database.RunAsync(
            TransactionOpening.PlatformRead,
            _ => { },
            (connection, transaction) => connection.QueryAsync<(string TenantId, string Kind, string Id)>(
                $"SELECT tenant_id, kind, id FROM {PostgresSchemas.Tenant}.unfinished_work(@olderThan)",
                new { olderThan = olderThan.ToUniversalTime() },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return rows.Select(row => new UnfinishedItem(row.TenantId, row.Kind.ToEnum<UnfinishedKind>(), row.Id));
    }
}
