namespace ChatPlatform.Storage.Auditing;

/// <summary>A chain's end as both stores read it: the head's columns, null where there is none, beside the newest entry's number.</summary>
internal sealed class AuditTailRow
{
    public long? Sequence { get; init; }

    public byte[]? Hash { get; init; }

    public byte[]? Seal { get; init; }

    public long Newest { get; init; }

    public AuditTail ToTail() => new(Sequence is { } sequence ? new AuditHead(sequence, Hash!, Seal!) : null, Newest);
}
