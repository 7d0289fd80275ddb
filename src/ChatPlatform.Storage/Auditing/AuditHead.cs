namespace ChatPlatform.Storage.Auditing;

/// <summary>A chain's newest entry, kept beside the entries so that one that was deleted from the end is missed.</summary>
/// <param name="Seal">Made with the key ring, so that whoever can only write the database cannot make another: <see cref="AuditSeal"/>.</param>
public sealed record AuditHead(long Sequence, byte[] Hash, byte[] Seal);
