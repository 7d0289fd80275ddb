using Orleans;

namespace ChatPlatform.Sessions;

/// <summary>A passage that was found for a reply, and why; its text is the document's.</summary>
/// <param name="Url">Of the page, with the anchor of the passage where it has one.</param>
/// <param name="Heading">The headings above it, outermost first, joined by " › "; "" when there are none.</param>
/// <param name="Score">The fused score, 0 to 1.</param>
/// <param name="Lexical">BM25; null when the passage was not among the best by words.</param>
/// <param name="Vector">Cosine, -1 to 1; null when the passage was not among the nearest.</param>
[GenerateSerializer]
public sealed record RetrievedPassage(
    string DocumentId, string Title, string Url, string Heading, double Score, double? Lexical, double? Vector);
