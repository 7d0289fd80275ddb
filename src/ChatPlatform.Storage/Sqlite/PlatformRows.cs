using System.Collections.Immutable;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>
/// What <c>platform.db</c> holds of one tenant, taken from the catalog: a table that is added later goes with the others
/// without being named here.
/// </summary>
internal static class PlatformRows
{
    /// <returns>How many rows went of each table that had any.</returns>
    public static async Task<ImmutableArray<RemovedItem>> DeleteAsync(SqliteConnection connection, SqliteTransaction transaction, string tenantId)
    {
        // Tables that refer to each other may then go in any order.
        await connection.ExecuteAsync("PRAGMA defer_foreign_keys = ON", transaction: transaction).ConfigureAwait(false);
        var tables = await connection.QueryAsync<string>(
            """
            SELECT t.name FROM pragma_table_list t
            WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT IN @Names
              AND EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = 'tenant_id')
            """,
            new { LastingTables.Names },
            transaction).ConfigureAwait(false);
        var people = (await connection.QueryAsync<string>(
            "SELECT user_id FROM memberships WHERE tenant_id = @tenantId", new { tenantId }, transaction).ConfigureAwait(false)).AsList();
        var removed = ImmutableArray.CreateBuilder<RemovedItem>();
        foreach (var table in tables)
        {
            await DeleteAsync(table, "tenant_id = @tenantId").ConfigureAwait(false);
        }

        await DeleteAsync("grain_state", "(grain_type = 'tenant' AND grain_key = @tenantId) OR substr(grain_key, 1, length(@tenantId) + 1) = @tenantId || '/'").ConfigureAwait(false);
        await DeleteAsync("tenants", "id = @tenantId").ConfigureAwait(false);

        // People who belonged here and nowhere else.
        await DeleteAsync("users", "id IN @people AND NOT platform_admin AND id NOT IN (SELECT user_id FROM memberships)").ConfigureAwait(false);
        return removed.ToImmutable();

        async Task DeleteAsync(string table, string condition)
        {
            var rows = await connection.ExecuteAsync($"DELETE FROM \"{table}\" WHERE {condition}", new { tenantId, people }, transaction).ConfigureAwait(false);
            if (rows > 0)
            {
                removed.Add(new RemovedItem(RemovedKind.Table, table, rows));
            }
        }
    }
}
