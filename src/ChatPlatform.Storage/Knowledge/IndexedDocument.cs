namespace ChatPlatform.Storage.Knowledge;

/// <summary>A document with its passages, ready to replace what was indexed of it before.</summary>
/// <param name="EmbeddingModel">
/// Names the vector space of the embeddings. Vectors of different names are never compared.
/// </param>
public sealed record IndexedDocument(DocumentRecord Document, IReadOnlyList<ChunkRecord> Chunks, string EmbeddingModel);
