using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Knowledge.Retrieval;

/// <summary>
/// Makes one ranking of two: a weighted sum of the scores, each as a share of the best of its list (Bruch et
/// al., "An Analysis of Fusion Functions for Hybrid Retrieval", 2023, found it better than reciprocal ranks,
/// and so does our benchmark "retrieval").
/// </summary>
public static class Fusion
{
    public const double LexicalWeight = 0.7;

    public static IReadOnlyList<FusedChunk> Fuse(IReadOnlyList<ScoredChunk> lexical, IReadOnlyList<ScoredChunk> vector)
    {
        ArgumentNullException.ThrowIfNull(lexical);
        ArgumentNullException.ThrowIfNull(vector);
        var fused = new Dictionary<long, FusedChunk>();
        var bestLexical = lexical.Count > 0 ? lexical[0].Score : 0;
        var bestVector = vector.Count > 0 ? vector[0].Score : 0;
        foreach (var (id, score) in lexical)
        {
            fused[id] = new FusedChunk(id, LexicalWeight * Share(score, bestLexical), score, null);
        }

        foreach (var (id, score) in vector)
        {
            var other = fused.GetValueOrDefault(id) ?? new FusedChunk(id, 0, null, null);
            fused[id] = other with { Score = other.Score + ((1 - LexicalWeight) * Share(score, bestVector)), Vector = score };
        }

        return [.. fused.Values.OrderByDescending(chunk => chunk.Score).ThenBy(chunk => chunk.ChunkId)];
    }

    private static double Share(double score, double best) => best > 0 ? Math.Max(0, score / best) : 0;
}
