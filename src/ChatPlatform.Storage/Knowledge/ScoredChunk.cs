namespace ChatPlatform.Storage.Knowledge;

/// <param name="Score">Higher is better. Comparable within one search only.</param>
public readonly record struct ScoredChunk(long ChunkId, string DocumentId, double Score);
