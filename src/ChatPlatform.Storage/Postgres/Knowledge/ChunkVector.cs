namespace ChatPlatform.Storage.Postgres.Knowledge;

/// <summary>The vector of a passage, of unit length.</summary>
internal sealed record ChunkVector(long ChunkId, ReadOnlyMemory<float> Vector);
