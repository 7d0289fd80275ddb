using ChatPlatform.Storage.Knowledge;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Postgres.Knowledge;

/// <summary>Which model's vectors are searched, and the change from one to another. Each within the caller's transaction.</summary>
internal static class EmbeddingModels
{
    private const string Missing =
        """
        FROM chunks JOIN documents ON documents.tenant_id = @tenantId AND documents.id = chunks.document_id
        WHERE chunks.tenant_id = @tenantId AND NOT EXISTS (
            SELECT FROM chunk_vectors v WHERE v.tenant_id = @tenantId AND v.chunk_id = chunks.id AND v.embedding_model = @model)
        """;

    public static Task<string?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string tenantId, CancellationToken cancellationToken) =>
        connection.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(
            "SELECT embedding_model FROM chunk_numbers WHERE tenant_id = @tenantId", new { tenantId }, transaction, cancellationToken: cancellationToken));

    public static async Task<IReadOnlyList<StoredChunk>> UnembeddedAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string tenantId, string model, int limit, CancellationToken cancellationToken) =>
    [
        .. await connection.QueryAsync<StoredChunk>(new CommandDefinition(
            $"""
            SELECT chunks.id AS Id, document_id AS DocumentId, ordinal AS Ordinal, title AS Title, chunks.url AS Url, heading AS Heading, text AS Text
            {Missing} LIMIT @limit
            """,
            new { tenantId, model, limit }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false),
    ];

    public static async Task AddAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string tenantId,
        string model,
        IReadOnlyList<ChunkVector> vectors,
        CancellationToken cancellationToken)
    {
        await LockAsync(connection, transaction, tenantId, cancellationToken).ConfigureAwait(false);
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var same in vectors.GroupBy(vector => vector.Vector.Length))
        {
            batch.BatchCommands.Add(VectorRows.Insert(tenantId, model, [.. same]));
        }

        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>false when a passage has no vector of the model.</returns>
    public static async Task<bool> SwitchAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string tenantId, string model, CancellationToken cancellationToken)
    {
        await LockAsync(connection, transaction, tenantId, cancellationToken).ConfigureAwait(false);
        if (await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
            $"SELECT EXISTS (SELECT {Missing})", new { tenantId, model }, transaction, cancellationToken: cancellationToken)).ConfigureAwait(false))
        {
            return false;
        }

        await connection.ExecuteAsync(new CommandDefinition(
            """
            UPDATE chunk_numbers SET embedding_model = @model WHERE tenant_id = @tenantId;
            DELETE FROM chunk_vectors WHERE tenant_id = @tenantId AND embedding_model <> @model;
            """,
            new { tenantId, model }, transaction, commandTimeout: 0, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return true;
    }

    /// <summary>Documents are not replaced meanwhile.</summary>
    private static Task<int> LockAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string tenantId, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(
            "SELECT FROM chunk_numbers WHERE tenant_id = @tenantId FOR UPDATE", new { tenantId }, transaction, cancellationToken: cancellationToken));
}
