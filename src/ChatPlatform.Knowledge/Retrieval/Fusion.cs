using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Knowledge.Retrieval;

/// <summary>
/// Makes one ranking of two. The scores are added up, each as a share of the best of its list (Bruch, Gai,
/// Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", 2023, found sums better than reciprocal
/// ranks). Then a passage gains by the other passages found in its document, and all but the best of a
/// document give way to other documents. The numbers were chosen by the benchmark "retrieval".
/// </summary>
public static class Fusion
{
    /// <summary>The share of the words' score; the rest is the vectors'.</summary>
    public const double LexicalWeight = 0.65;

    /// <summary>What the mean score of the document's next passages adds.</summary>
    private const double Support = 0.1;
    private const int Supporters = 3;

    /// <summary>What a passage keeps of its score when its document has a better one.</summary>
    private const double Repeated = 0.85;

    /// <returns>Every chunk of either list, best first.</returns>
    public static IReadOnlyList<FusedChunk> Fuse(IReadOnlyList<ScoredChunk> lexical, IReadOnlyList<ScoredChunk> vector)
    {
        ArgumentNullException.ThrowIfNull(lexical);
        ArgumentNullException.ThrowIfNull(vector);
        var ranked = Add(lexical, vector).Values.GroupBy(chunk => chunk.DocumentId).SelectMany(InDocument);
        return [.. ranked.OrderByDescending(chunk => chunk.Score).ThenBy(chunk => chunk.ChunkId)];
    }

    private static Dictionary<long, FusedChunk> Add(IReadOnlyList<ScoredChunk> lexical, IReadOnlyList<ScoredChunk> vector)
    {
        var fused = new Dictionary<long, FusedChunk>();
        foreach (var (id, documentId, score) in lexical)
        {
            fused[id] = new FusedChunk(id, documentId, LexicalWeight * Share(score, lexical[0].Score), score, null);
        }

        foreach (var (id, documentId, score) in vector)
        {
            var other = fused.GetValueOrDefault(id) ?? new FusedChunk(id, documentId, 0, null, null);
            fused[id] = other with { Score = other.Score + ((1 - LexicalWeight) * Share(score, vector[0].Score)), Vector = score };
        }

        return fused;
    }

    private static IEnumerable<FusedChunk> InDocument(IEnumerable<FusedChunk> chunks)
    {
        var best = chunks.OrderByDescending(chunk => chunk.Score).ThenBy(chunk => chunk.ChunkId).ToList();
        var top = best.Take(Supporters + 1).Sum(chunk => chunk.Score);
        for (var i = 0; i < best.Count; i++)
        {
            var others = i <= Supporters ? top - best[i].Score : top - best[Supporters].Score;
            var score = (best[i].Score + (Support * others / Supporters)) / (1 + Support);
            yield return best[i] with { Score = i == 0 ? score : score * Repeated };
        }
    }

    private static double Share(double score, double best) => best > 0 ? Math.Max(0, score / best) : 0;
}
