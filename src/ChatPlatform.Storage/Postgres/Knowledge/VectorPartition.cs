using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Postgres.Knowledge;

/// <summary>A tenant's own partition of chunk_vectors, and its indexes: one for each embedding model that has enough vectors.</summary>
internal sealed class VectorPartition(string tenantId, PostgresKnowledgeOptions options)
{
    /// <summary>Attaching takes a lock that all tenants' searches would queue behind; rather later than that.</summary>
    private const string Patience = "3s";

    private readonly string _name = $"chunk_vectors_{Hash(tenantId)}";

    public async Task<bool> ExistsAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            $"SELECT to_regclass('{PostgresSchemas.Tenant}.{_name}') IS NOT NULL", cancellationToken: cancellationToken)).ConfigureAwait(false);

    /// <summary>
    /// Makes the partition and moves the tenant's vectors there, in the caller's transaction, which is alone with
    /// the tenant. Searches read the old rows until it commits. Nothing happens when it is there.
    /// </summary>
    public async Task CreateAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        if (await ExistsAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var tenant = Literal(tenantId);
        await using var command = new NpgsqlCommand(
            $"""
            SET LOCAL lock_timeout = '{Patience}';
            CREATE TABLE {_name} (LIKE chunk_vectors INCLUDING ALL);
            INSERT INTO {_name} SELECT * FROM chunk_vectors WHERE tenant_id = {tenant};
            DELETE FROM chunk_vectors WHERE tenant_id = {tenant};
            ALTER TABLE {_name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
            CREATE POLICY tenant ON {_name}
                USING (tenant_id = current_setting('chat.tenant', true)) WITH CHECK (tenant_id = current_setting('chat.tenant', true));
            ALTER TABLE chunk_vectors ATTACH PARTITION {_name} FOR VALUES IN ({tenant})
            """,
            connection,
            transaction)
        {
            CommandTimeout = 0,
        };
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Makes the indexes that are due and drops those of models that have no vectors. Reads and writes go on
    /// meanwhile. What a crash left half made is made anew.
    /// </summary>
    /// <param name="session">The owner's, in no transaction.</param>
    public async Task IndexAsync(NpgsqlConnection session, IReadOnlyList<VectorSpace> spaces, CancellationToken cancellationToken)
    {
        var indexes = await ListIndexesAsync(session, cancellationToken).ConfigureAwait(false);
        foreach (var (name, isValid) in indexes)
        {
            if (!isValid || !spaces.Any(space => IndexName(space) == name))
            {
                await ExecuteAsync(session, $"DROP INDEX CONCURRENTLY IF EXISTS {PostgresSchemas.Tenant}.{name}", cancellationToken).ConfigureAwait(false);
            }
        }

        foreach (var space in spaces.Where(space => space.IsIndexable && space.Vectors >= options.IndexFrom && !indexes.Contains((IndexName(space), true))))
        {
            await BuildAsync(session, space, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task BuildAsync(NpgsqlConnection session, VectorSpace space, CancellationToken cancellationToken)
    {
        await ExecuteAsync(
            session,
            string.Create(
                CultureInfo.InvariantCulture,
                $"SET maintenance_work_mem = '{options.BuildMemory}MB'; SET max_parallel_maintenance_workers = {options.BuildWorkers}; SET statement_timeout = 0"),
            cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(
            session,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                CREATE INDEX CONCURRENTLY {IndexName(space)} ON {PostgresSchemas.Tenant}.{_name}
                USING hnsw ({VectorSearch.Expression(space.Dimensions)} halfvec_ip_ops) WITH (m = {options.M}, ef_construction = {options.EfConstruction})
                WHERE embedding_model = {Literal(space.Model)} AND dimensions = {space.Dimensions}
                """),
            cancellationToken).ConfigureAwait(false);
        await ExecuteAsync(session, $"ANALYZE {PostgresSchemas.Tenant}.{_name}", cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<(string Name, bool IsValid)>> ListIndexesAsync(NpgsqlConnection session, CancellationToken cancellationToken) =>
    [
        .. await session.QueryAsync<(string, bool)>(new CommandDefinition(
            $"""
            SELECT i.relname::text, x.indisvalid FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
            WHERE x.indrelid = '{PostgresSchemas.Tenant}.{_name}'::regclass AND i.relname LIKE '{_name}\_hnsw\_%'
            """,
            cancellationToken: cancellationToken)).ConfigureAwait(false),
    ];

    private string IndexName(VectorSpace space) =>
        $"{_name}_hnsw_{Hash(string.Create(CultureInfo.InvariantCulture, $"{space.Model}/{space.Dimensions}"))[..8]}";

    private static async Task ExecuteAsync(NpgsqlConnection session, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, session) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
