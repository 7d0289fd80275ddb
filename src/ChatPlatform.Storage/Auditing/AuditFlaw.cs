namespace ChatPlatform.Storage.Auditing;

/// <summary>The first place where a chain is not as the platform wrote it.</summary>
public sealed record AuditFlaw(long Sequence, AuditFlawKind Kind);

public enum AuditFlawKind
{
    /// <summary>There is no entry of this number, but there are, or were, later ones.</summary>
    Missing,

    /// <summary>The entry's content is not what its hash was made of.</summary>
    Changed,

    /// <summary>The entry does not hold the hash of the one before it.</summary>
    Unlinked,

    /// <summary>At this entry the platform found the chain's end other than it had left it.</summary>
    FoundBroken,

    /// <summary>The entry was added behind the head, or the head was taken away: the platform did not write it.</summary>
    Unsealed,

    /// <summary>The head does not name the newest entry, or its seal is not the key ring's.</summary>
    HeadForged,
}
