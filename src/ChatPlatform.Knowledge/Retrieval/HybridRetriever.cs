using ChatPlatform.Knowledge.Embedding;
using ChatPlatform.Storage.Knowledge;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Knowledge.Retrieval;

/// <summary>Searches by words and by vector side by side and fuses what both find.</summary>
public sealed class HybridRetriever(
    IKnowledgeStore store, EmbeddingGenerators generators, ILogger<HybridRetriever> logger) : IRetriever
{
    /// <summary>How many passages of each search are fused, for every one asked for, and at least.</summary>
    private const int Depth = 4;
    private const int LeastDepth = 100;
    private const int MostHits = 100;

    /// <summary>The same where only some sources count: what others hold is left out after the search.</summary>
    private const int DepthOfSome = 1_000;

    public async Task<IReadOnlyList<RetrievalHit>> SearchAsync(string tenantId, string query, int k, IReadOnlyCollection<string> sources, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, MostHits);
        var depth = sources.Count == 0 ? Math.Max(LeastDepth, k * Depth) : DepthOfSome;
        // SQLite computes in the caller's thread; each search gets one of its own.
        var lexical = Task.Run(() => store.SearchLexicalAsync(tenantId, query, depth, cancellationToken), cancellationToken);
        var vector = Task.Run(() => SearchVectorAsync(tenantId, query, depth, cancellationToken), cancellationToken);
        var fused = Fusion.Fuse(await lexical.ConfigureAwait(false), await vector.ConfigureAwait(false));
        var within = sources.Count == 0 ? fused : await WithinAsync(tenantId, fused, sources, cancellationToken).ConfigureAwait(false);
        return await ExplainAsync(tenantId, [.. within.Take(k)], cancellationToken).ConfigureAwait(false);
    }

    private async Task<IEnumerable<FusedChunk>> WithinAsync(
        string tenantId, IReadOnlyList<FusedChunk> fused, IReadOnlyCollection<string> sources, CancellationToken cancellationToken)
    {
        var documents = await store.FilterBySourceAsync(
            tenantId, [.. fused.Select(chunk => chunk.DocumentId).Distinct(StringComparer.Ordinal)], sources, cancellationToken).ConfigureAwait(false);
        return fused.Where(chunk => documents.Contains(chunk.DocumentId));
    }

    /// <summary>By the model of the tenant's vectors, which is not the current one while they are being changed.</summary>
    private async Task<IReadOnlyList<ScoredChunk>> SearchVectorAsync(string tenantId, string query, int k, CancellationToken cancellationToken)
    {
        var model = await store.GetEmbeddingModelAsync(tenantId, cancellationToken).ConfigureAwait(false);
        while (model is not null)
        {
            var hits = await SearchVectorAsync(tenantId, model, query, k, cancellationToken).ConfigureAwait(false);
            var now = hits.Count > 0 ? model : await store.GetEmbeddingModelAsync(tenantId, cancellationToken).ConfigureAwait(false);
            if (now == model)
            {
                return hits;
            }

            model = now; // switched between the two calls
        }

        return [];
    }

    private async Task<IReadOnlyList<ScoredChunk>> SearchVectorAsync(
        string tenantId, string model, string query, int k, CancellationToken cancellationToken)
    {
        if (generators.Find(model) is not { } embeddings)
        {
            logger.ModelNotThere(tenantId, model);
            return [];
        }

        ReadOnlyMemory<float> vector;
        try
        {
            vector = (await embeddings.GenerateAsync([query], cancellationToken: cancellationToken).ConfigureAwait(false))[0].Vector;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // An embedding service that is away must not silence the bot: words find something too.
            logger.QueryNotEmbedded(failure, tenantId);
            return [];
        }

        return await store.SearchVectorAsync(tenantId, model, vector, k, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<RetrievalHit>> ExplainAsync(string tenantId, IReadOnlyList<FusedChunk> fused, CancellationToken cancellationToken)
    {
        var chunks = await store.GetChunksAsync(tenantId, [.. fused.Select(hit => hit.ChunkId)], cancellationToken).ConfigureAwait(false);
        var byId = chunks.ToDictionary(chunk => chunk.Id);
        return
        [
            .. from hit in fused
               where byId.ContainsKey(hit.ChunkId)
               let chunk = byId[hit.ChunkId]
               select new RetrievalHit(
                   chunk.DocumentId, chunk.Id, chunk.Title, chunk.Url, chunk.Heading, chunk.Text, hit.Score, hit.Lexical, hit.Vector),
        ];
    }
}
