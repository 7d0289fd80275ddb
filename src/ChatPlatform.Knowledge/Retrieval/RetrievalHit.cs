namespace ChatPlatform.Knowledge;

/// <summary>A passage that may answer a query, and why it was found.</summary>
/// <param name="Url">Of the page, with the anchor of the passage where it has one.</param>
/// <param name="Heading">The headings above it, outermost first, joined by " › "; "" when there are none.</param>
/// <param name="Score">The fused score by which hits are ordered, 0 to 1.</param>
/// <param name="Lexical">BM25; null when the passage was not among the best by words.</param>
/// <param name="Vector">Cosine, -1 to 1; null when the passage was not among the nearest.</param>
public sealed record RetrievalHit(
    string DocumentId,
    long ChunkId,
    string Title,
    string Url,
    string Heading,
    string Text,
    double Score,
    double? Lexical,
    double? Vector);
