namespace ChatPlatform.Storage.Knowledge;

/// <summary>The vector of a passage, of unit length.</summary>
public sealed record ChunkVector(long ChunkId, ReadOnlyMemory<float> Vector);
