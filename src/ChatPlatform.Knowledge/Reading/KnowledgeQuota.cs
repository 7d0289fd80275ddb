namespace ChatPlatform.Knowledge.Reading;

/// <summary>How much a tenant may have indexed; 0 is no quota.</summary>
/// <param name="Bytes">Of documents as they were received.</param>
public sealed record KnowledgeQuota(long Documents, long Bytes)
{
    public static KnowledgeQuota None { get; } = new(0, 0);
}
