namespace ChatPlatform.Storage.Knowledge;

/// <param name="Passages">In their order; without their vectors.</param>
public sealed record WholeDocument(DocumentRecord Document, IReadOnlyList<StoredChunk> Passages);
