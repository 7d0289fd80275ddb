using System.Collections.Immutable;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>What the platform's own tables hold of one tenant; tables that are added later go with the others.</summary>
internal static class PlatformRows
{
    private const string OrleansState = $"{PostgresSchemas.Orleans}.orleansstorage";

    /// <returns>How many rows went of each table that had any.</returns>
    public static async Task<ImmutableArray<RemovedItem>> DeleteAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string tenantId, CancellationToken cancellationToken)
    {
        var people = (await connection.QueryAsync<string>(new CommandDefinition(
            "SELECT user_id FROM memberships WHERE tenant_id = @tenantId", new { tenantId }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false)).ToArray();
        var (n0, n1) = OrleansGrainKey.Numbers(tenantId);
        var removed = ImmutableArray.CreateBuilder<RemovedItem>();
        var tables = await TenantTables.ListAsync(PostgresSchemas.Platform, LastingTables.Names, connection, transaction, cancellationToken).ConfigureAwait(false);
        foreach (var table in tables.Reverse())
        {
            await DeleteAsync(table, "tenant_id = @tenantId").ConfigureAwait(false);
        }

        // A tenant's id holds no character that means something to LIKE.
        await DeleteAsync(
            new($"{PostgresSchemas.Platform}.grain_state", ""), "(grain_type = 'tenant' AND grain_key = @tenantId) OR grain_key LIKE @tenantId || '/%'").ConfigureAwait(false);
        if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            $"SELECT to_regclass('{OrleansState}') IS NOT NULL", transaction: transaction, cancellationToken: cancellationToken)).ConfigureAwait(false))
        {
            await DeleteAsync(
                new(OrleansState, ""),
                """
                grainidextensionstring = @tenantId OR grainidextensionstring LIKE @tenantId || '/%'
                OR (grainidextensionstring IS NULL AND grainidn0 = @n0::bigint AND grainidn1 = @n1::bigint)
                """).ConfigureAwait(false);
        }

        await DeleteAsync(new($"{PostgresSchemas.Platform}.tenants", ""), "id = @tenantId").ConfigureAwait(false);

        // People who belonged here and nowhere else.
        await DeleteAsync(
            new($"{PostgresSchemas.Platform}.users", ""),
            "id = ANY (@people) AND NOT platform_admin AND NOT EXISTS (SELECT FROM memberships m WHERE m.user_id = users.id)").ConfigureAwait(false);
        return removed.ToImmutable();

        async Task DeleteAsync(TenantTable table, string condition)
        {
            var rows = await connection.ExecuteAsync(new CommandDefinition(
                $"DELETE FROM {table.Name} WHERE {condition}", new { tenantId, people, n0, n1 }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false);
            if (rows > 0)
            {
                removed.Add(new RemovedItem(RemovedKind.Table, table.Bare, rows));
            }
        }
    }
}
