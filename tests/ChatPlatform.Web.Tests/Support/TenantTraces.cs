using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace ChatPlatform.Web.Tests.Support;

/// <summary>
/// Looks for a tenant past every store: files that carry its name, and rows of any table with its id in any column.
/// Receipts and the audit log are meant to stay.
/// </summary>
internal static class TenantTraces
{
    private static readonly string[] Lasting = ["tenant_deletions", "audit_entries", "audit_heads"];

    public static async Task<IReadOnlyList<string>> InFolderAsync(string folder, string tenantId)
    {
        var traces = Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path).Split('.')[0] == tenantId).Select(path => Path.GetRelativePath(folder, path)).ToList();
        await using var platform = new SqliteConnection($"Data Source={Path.Combine(folder, "platform.db")};Mode=ReadOnly;Pooling=False");
        var columns = await platform.QueryAsync<(string Table, string Column)>(
            "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info(t.name) c WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND t.name NOT IN @Lasting",
            new { Lasting });
        foreach (var (table, column) in columns)
        {
            if (await platform.ExecuteScalarAsync<long>($"SELECT count(*) FROM \"{table}\" WHERE \"{column}\" = @tenantId OR \"{column}\" LIKE @tenantId || '/%'", new { tenantId }) > 0)
            {
                traces.Add($"{table}.{column}");
            }
        }

        return traces;
    }

    public static async Task<IReadOnlyList<string>> InDatabaseAsync(string connectionString, string tenantId)
    {
        await using var database = new NpgsqlConnection(connectionString);
        await database.OpenAsync();

        // Row security shows each tenant its own rows, even to the owner.
        await database.ExecuteAsync("SELECT set_config('chat.tenant', @tenantId, false)", new { tenantId });
        var columns = await database.QueryAsync<(string Table, string Column)>(
            """
            SELECT table_schema || '.' || table_name, column_name::text FROM information_schema.columns
            WHERE table_schema LIKE 'chat\_%' AND data_type = 'text' AND table_name <> ALL (@Lasting)
            """,
            new { Lasting });
        var traces = new List<string>();
        foreach (var (table, column) in columns)
        {
            if (await database.ExecuteScalarAsync<long>($"SELECT count(*) FROM {table} WHERE {column} = @tenantId OR {column} LIKE @tenantId || '/%'", new { tenantId }) > 0)
            {
                traces.Add($"{table}.{column}");
            }
        }

        return traces;
    }
}
