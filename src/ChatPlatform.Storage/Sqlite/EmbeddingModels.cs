using ChatPlatform.Storage.Knowledge;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>Which model's vectors are searched, and the change from one to another. Each within the caller's transaction.</summary>
internal static class EmbeddingModels
{
    public static Task<string?> FindAsync(SqliteConnection connection, string tenantId) => connection.QuerySingleOrDefaultAsync<string?>(
        "SELECT model FROM embedding_models WHERE tenant_id = @tenantId", new { tenantId });

    /// <summary>Takes the first model that vectors are written of.</summary>
    public static void Begin(SqliteConnection connection, SqliteTransaction transaction, string tenantId, string model) => connection.Execute(
        "INSERT INTO embedding_models (tenant_id, model) VALUES (@tenantId, @model) ON CONFLICT DO NOTHING", new { tenantId, model }, transaction);

    public static IEnumerable<long> Unembedded(SqliteConnection connection, string tenantId, string model, int limit) => connection.Query<long>(
        """
        SELECT id FROM chunks
        WHERE tenant_id = @tenantId AND (embedding_model <> @model OR length(embedding) = 0)
          AND NOT EXISTS (SELECT 1 FROM next_vectors WHERE chunk_id = chunks.id AND model = @model)
        LIMIT @limit
        """,
        new { tenantId, model, limit });

    public static void Add(SqliteConnection connection, SqliteTransaction transaction, string tenantId, string model, IEnumerable<ChunkVector> vectors) =>
        connection.Execute(
            """
            INSERT INTO next_vectors (chunk_id, model, embedding)
            SELECT id, @model, @embedding FROM chunks
            WHERE id = @ChunkId AND tenant_id = @tenantId AND (embedding_model <> @model OR length(embedding) = 0)
            ON CONFLICT DO NOTHING
            """,
            vectors.Select(vector => new { vector.ChunkId, tenantId, model, embedding = QuantizedVector.Encode(vector.Vector.Span) }),
            transaction);

    /// <returns>false when a passage has no vector of the model.</returns>
    public static bool Switch(SqliteConnection connection, SqliteTransaction transaction, string tenantId, string model)
    {
        if (Unembedded(connection, tenantId, model, limit: 1).Any())
        {
            return false;
        }

        connection.Execute(
            """
            UPDATE chunks SET embedding_model = @model, embedding = next.embedding
            FROM next_vectors AS next WHERE next.chunk_id = chunks.id AND next.model = @model AND chunks.tenant_id = @tenantId;
            DELETE FROM next_vectors;
            INSERT INTO embedding_models (tenant_id, model) VALUES (@tenantId, @model) ON CONFLICT (tenant_id) DO UPDATE SET model = excluded.model;
            """,
            new { tenantId, model },
            transaction);
        return true;
    }
}
