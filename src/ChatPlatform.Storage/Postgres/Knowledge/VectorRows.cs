using ChatPlatform.Storage.Knowledge;
using Npgsql;

namespace ChatPlatform.Storage.Postgres.Knowledge;

/// <summary>
/// Vectors written without a type of Npgsql's for them: as one array of numbers end to end, which the server
/// cuts and casts.
/// </summary>
internal static class VectorRows
{
    /// <summary>Vectors of passages that are no more are left out.</summary>
    /// <param name="vectors">All of the same length.</param>
    public static NpgsqlBatchCommand Insert(string tenantId, string model, IReadOnlyList<ChunkVector> vectors)
    {
        var dimensions = vectors[0].Vector.Length;
        var numbers = new float[vectors.Count * dimensions];
        for (var i = 0; i < vectors.Count; i++)
        {
            vectors[i].Vector.CopyTo(numbers.AsMemory(i * dimensions));
        }

        return Sql.Command(
            """
            INSERT INTO chunk_vectors (tenant_id, chunk_id, embedding_model, dimensions, embedding)
            SELECT $1, chunk_id, $2, $3, ($5::real[])[(number - 1) * $3 + 1 : number * $3]::halfvec
            FROM unnest($4::bigint[]) WITH ORDINALITY AS added(chunk_id, number)
            WHERE EXISTS (SELECT FROM chunks WHERE chunks.tenant_id = $1 AND chunks.id = added.chunk_id)
            ON CONFLICT (tenant_id, chunk_id, embedding_model) DO NOTHING
            """,
            tenantId,
            model,
            dimensions,
            vectors.Select(vector => vector.ChunkId).ToArray(),
            numbers);
    }
}
