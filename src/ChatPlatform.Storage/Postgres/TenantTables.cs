using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>
/// All that a tenant has in a database, taken from the catalog: a table that is added later is moved and
/// deleted with the others without being named here.
/// </summary>
internal static class TenantTables
{
    /// <summary>Where a tenant stands, which is not data.</summary>
    private const string Homes = "tenant_homes";

    /// <returns>The tables, each after those that it refers to; the homes left out.</returns>
    public static Task<IReadOnlyList<TenantTable>> ListAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        ListAsync(PostgresSchemas.Tenant, [Homes], connection, transaction, cancellationToken);

    /// <param name="leftOut">Tables that are not asked for.</param>
    /// <returns>The tables of the schema with a tenant_id, each after those that it refers to.</returns>
    public static async Task<IReadOnlyList<TenantTable>> ListAsync(
        string schema, string[] leftOut, NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition(
            """
            SELECT c.oid::bigint AS Oid,
                   quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS Name,
                   (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS Columns,
                   ARRAY(SELECT f.confrelid::bigint FROM pg_constraint f
                         WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> c.oid) AS RefersTo
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = @schema AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL (@leftOut)
              AND EXISTS (SELECT FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attname = 'tenant_id' AND NOT t.attisdropped)
            ORDER BY c.relname
            """,
            new { schema, leftOut },
            transaction,
            cancellationToken: cancellationToken)).ConfigureAwait(false)).ToList();

        var tables = new List<TenantTable>();
        var known = rows.Select(row => row.Oid).ToHashSet();
        while (rows.Count > 0)
        {
            var next = rows.Find(row => !row.RefersTo.Any(known.Contains))
                ?? throw new InvalidOperationException($"The tables {string.Join(", ", rows.Select(row => row.Name))} refer to each other in a circle.");
            rows.Remove(next);
            known.Remove(next.Oid);
            tables.Add(new TenantTable(next.Name, next.Columns));
        }

        return tables;
    }

    /// <returns>Each column that is numbered by a sequence: table, column and sequence, quoted.</returns>
    public static async Task<IReadOnlyList<(string Table, string Column, string Sequence)>> ListCountersAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<(string, string, string)>(new CommandDefinition(
            $"""
            SELECT tables.name, quote_ident(a.attname), pg_get_serial_sequence(tables.name, a.attname)
            FROM (SELECT c.oid, quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name
                  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                  WHERE n.nspname = '{PostgresSchemas.Tenant}' AND c.relkind IN ('r', 'p') AND NOT c.relispartition) AS tables
            JOIN pg_attribute a ON a.attrelid = tables.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE pg_get_serial_sequence(tables.name, a.attname) IS NOT NULL
            """,
            transaction: transaction,
            cancellationToken: cancellationToken)).ConfigureAwait(false)).ToList();

    /// <summary>Deletes every row that the transaction sees, which are those of its tenant.</summary>
    public static async Task DeleteRowsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        foreach (var table in (await ListAsync(connection, transaction, cancellationToken).ConfigureAwait(false)).Reverse())
        {
            await connection.ExecuteAsync(new CommandDefinition(
                $"DELETE FROM {table.Name} WHERE tenant_id = current_setting('chat.tenant')",
                transaction: transaction,
                commandTimeout: 0,
                cancellationToken: cancellationToken)).ConfigureAwait(false);
        }
    }

    private sealed class Row
    {
        public long Oid { get; init; }

        public required string Name { get; init; }

        public required string Columns { get; init; }

        public required long[] RefersTo { get; init; }
    }
}
