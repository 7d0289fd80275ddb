using System.Globalization;

namespace ChatPlatform.Storage.Postgres.Knowledge;

/// <summary>
/// The nearest vectors: by the tenant's HNSW index where there is one, else one by one. The embeddings are of
/// unit length, so the inner product is the cosine, and pgvector's distance is its negative.
/// </summary>
internal static class VectorSearch
{
    /// <summary>pgvector's own limit of hnsw.ef_search. Of more, the iterated scan fetches the rest.</summary>
    private const int MostAtOnce = 1_000;

    /// <summary>
    /// With iteration the index goes on until as many are found as asked for, although the policy and the
    /// model filter what it gives; the order of what it then gives is approximate, and is put right after.
    /// Sorting is discouraged, because the planner takes comparing all for cheap: it does not know that vectors
    /// lie outside of their rows. That makes plans look dear, and dear plans would be compiled first.
    /// </summary>
    public const string Settings =
        """
        SELECT set_config('hnsw.ef_search', @candidates, true), set_config('hnsw.iterative_scan', 'relaxed_order', true),
               set_config('enable_sort', 'off', true), set_config('jit', 'off', true)
        """;

    /// <summary>The value of hnsw.ef_search for so many candidates.</summary>
    public static string AtOnce(int candidates) => Math.Min(candidates, MostAtOnce).ToString(CultureInfo.InvariantCulture);

    /// <summary>Takes the tenant, the model, the vector, how many candidates and how many of them.</summary>
    /// <remarks>
    /// The dimension stands in the text and not in a parameter, as it does in the index: an expression that is
    /// not the index's own would not be answered by it. It is compared before the vectors are.
    /// </remarks>
    public static string Query(int dimensions) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        SELECT chunks.id, chunks.document_id, -nearest.distance
        FROM (SELECT chunk_id, {Expression(dimensions)} <#> $3::real[]::halfvec({dimensions}) AS distance
              FROM chunk_vectors
              WHERE tenant_id = $1 AND embedding_model = $2 AND dimensions = {dimensions}
              ORDER BY distance LIMIT $4) AS nearest
        JOIN chunks ON chunks.tenant_id = $1 AND chunks.id = nearest.chunk_id
        ORDER BY nearest.distance, chunks.id LIMIT $5
        """);

    public static string Expression(int dimensions) => string.Create(CultureInfo.InvariantCulture, $"(embedding::halfvec({dimensions}))");
}
