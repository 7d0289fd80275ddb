namespace ChatPlatform.Storage.Knowledge;

/// <param name="Bytes">Of the documents as they were received.</param>
/// <param name="LastSyncAt">When a source of the tenant was last read to its end.</param>
public sealed record KnowledgeStatus(int Documents, int Chunks, long Bytes, DateTimeOffset? LastSyncAt);
