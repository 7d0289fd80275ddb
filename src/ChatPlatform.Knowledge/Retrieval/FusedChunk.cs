namespace ChatPlatform.Knowledge.Retrieval;

/// <param name="Score">0 to 1.</param>
/// <param name="Lexical">null when not found by words.</param>
/// <param name="Vector">null when not found by vector.</param>
public sealed record FusedChunk(long ChunkId, string DocumentId, double Score, double? Lexical, double? Vector);
