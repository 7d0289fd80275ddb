namespace ChatPlatform.Storage.Auditing;

/// <summary>What a walk along a chain has shown.</summary>
/// <param name="Checked">How many entries were found good before the flaw, or in all.</param>
/// <param name="Head">To be noted elsewhere: a later walk must find an entry of this number with this hash.</param>
/// <param name="Flaw">null for a chain as it was written.</param>
/// <param name="Unfinished">Beginnings without an end, oldest first, a hundred at most: under way, or broken off by a crash.</param>
public sealed record AuditReport(long Checked, AuditHead? Head, AuditFlaw? Flaw, IReadOnlyList<long> Unfinished);
