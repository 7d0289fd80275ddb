namespace ChatPlatform.Storage.Auditing;

/// <summary>An event in its place in a chain.</summary>
/// <param name="Sequence">1 for a chain's first, without gaps.</param>
/// <param name="Previous">The hash of the entry before; zeros for the first.</param>
/// <param name="Hash">SHA-256 of all the rest, <see cref="AuditHash"/>.</param>
public sealed record AuditEntry(string Chain, long Sequence, AuditEvent Event, byte[] Previous, byte[] Hash);
