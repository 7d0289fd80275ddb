using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>Partitions that hold one tenant and no other, left empty when the tenant has moved away or was deleted.</summary>
internal static class OwnPartitions
{
    /// <summary>
    /// Drops them, unless the tenant has come back. Dropping waits for every search of the partitioned table and
    /// holds up those that come after: where that takes long it is left for another time, since an empty partition
    /// costs nothing but its name.
    /// </summary>
    public static async Task DropAsync(PostgresDatabase database, string tenantId, CancellationToken cancellationToken)
    {
        var isAway = false;
        try
        {
            await database.RunAsync(
                TransactionOpening.OwnerAlone(tenantId),
                home => isAway = home is null or HomeState.Gone,
                (connection, transaction) => isAway ? DropAsync(connection, transaction, tenantId, cancellationToken) : Task.FromResult(0),
                cancellationToken).ConfigureAwait(false);
        }
        catch (ChatException busy) when (busy.Code == ErrorCodes.Unavailable)
        {
            // Logged where it became that.
        }
    }

    private static async Task<int> DropAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string tenantId, CancellationToken cancellationToken)
    {
        var partitions = (await connection.QueryAsync<string>(new CommandDefinition(
            $"""
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = '{PostgresSchemas.Tenant}' AND c.relispartition AND pg_get_expr(c.relpartbound, c.oid) = format('FOR VALUES IN (%L)', @tenantId)
            """,
            new { tenantId },
            transaction,
            cancellationToken: cancellationToken)).ConfigureAwait(false)).ToList();
        foreach (var partition in partitions)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                $"SET LOCAL lock_timeout = '2s'; DROP TABLE {partition}", transaction: transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
        }

        return partitions.Count;
    }
}
