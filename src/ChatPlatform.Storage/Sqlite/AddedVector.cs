namespace ChatPlatform.Storage.Sqlite;

/// <summary>The vector of a passage that a write has added.</summary>
/// <param name="Stored">See <see cref="QuantizedVector"/>.</param>
internal readonly record struct AddedVector(long ChunkId, string DocumentId, string Model, byte[] Stored);
