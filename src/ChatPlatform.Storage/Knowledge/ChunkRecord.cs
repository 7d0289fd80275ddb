namespace ChatPlatform.Storage.Knowledge;

/// <summary>A passage to be indexed. Its place in the list is its place in the document.</summary>
/// <param name="Url">The document's, with the anchor of the passage where it has one.</param>
/// <param name="Heading">The headings above it, outermost first, joined by " › "; "" when there are none.</param>
/// <param name="Embedding">Of unit length, or empty when the passage has none.</param>
public sealed record ChunkRecord(string Url, string Heading, string Text, ReadOnlyMemory<float> Embedding);
