using ChatPlatform.Storage.Auditing;

namespace ChatPlatform.Web.Auditing;

/// <summary>What a walk along a chain has shown.</summary>
/// <param name="TenantId">null for the platform's.</param>
/// <param name="Entries">How many were found good.</param>
/// <param name="Head">The newest entry by the chain's seal. Noted elsewhere, it proves later that the end was not cut off.</param>
/// <param name="FirstBad">null for a chain as it was written.</param>
/// <param name="Unfinished">Sequence numbers of beginnings without an end: under way, or broken off by a crash. A hundred at most.</param>
public sealed record AuditVerdict(
    string? TenantId, bool Intact, long Entries, AuditVerdictHead? Head, AuditFlaw? FirstBad, IReadOnlyList<long> Unfinished)
{
    public static AuditVerdict Of(string? tenantId, AuditReport report) => new(
        tenantId,
        report.Flaw is null,
        report.Checked,
        report.Head is { } head ? new AuditVerdictHead(head.Sequence, Convert.ToHexStringLower(head.Hash)) : null,
        report.Flaw,
        report.Unfinished);
}

/// <param name="Hash">SHA-256, in hex.</param>
public sealed record AuditVerdictHead(long Sequence, string Hash);
