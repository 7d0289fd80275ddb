namespace ChatPlatform.Storage.Auditing;

/// <summary>The end of a chain as one moment shows it.</summary>
/// <param name="Head">null before the first entry.</param>
/// <param name="Newest">The highest sequence number among the entries; 0 for none.</param>
public sealed record AuditTail(AuditHead? Head, long Newest);
