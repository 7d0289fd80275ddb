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
    /// <returns>false when they were left for another time.</returns>
    public static async Task<bool> DropAsync(PostgresDatabase database, string tenantId, CancellationToken cancellationToken)
    {
        var isAway = false;
        try
        {
            await database.RunAsync(
                TransactionOpening.OwnerAlone(tenantId),
                home => isAway = home is null or HomeState.Gone or HomeState.Closed,
                (connection, transaction) => isAway ? DropAsync(connection, transaction, tenantId, cancellationToken) : Task.FromResult(0),
                cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ChatException busy) when (busy.Code == ErrorCodes.Unavailable)
        {
            // Logged where it became that.
            return false;
        }
    }

    /// <returns>Their quoted names with the schema, and their bytes with those of their indexes.</returns>
    public static async Task<IReadOnlyList<(string Name, long Bytes)>> ListAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string tenantId, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<(string, long)>(new CommandDefinition(
            $"""
            SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname), pg_total_relation_size(c.oid)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = '{PostgresSchemas.Tenant}' AND c.relispartition AND pg_get_expr(c.relpartbound, c.oid) = format('FOR VALUES IN (%L)', @tenantId)
            """,
            new { tenantId },
            transaction,
            cancellationToken: cancellationToken)).ConfigureAwait(false)).ToList();

    private static async Task<int> DropAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string tenantId, CancellationToken cancellationToken)
    {
        var partitions = await ListAsync(connection, transaction, tenantId, cancellationToken).ConfigureAwait(false);
        foreach (var (name, _) in partitions)
        {
            await connection.ExecuteAsync(new CommandDefinition(
                $"SET LOCAL lock_timeout = '2s'; DROP TABLE {name}", transaction: transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
        }

        return partitions.Count;
    }
}
