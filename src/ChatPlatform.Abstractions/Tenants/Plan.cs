using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>What the platform sells: limits under a name.</summary>
/// <param name="Id">As a <see cref="TenantId"/> is.</param>
/// <param name="Version">Grows by one with every change by the platform's admin; 0 where it was not theirs yet.</param>
/// <param name="ChangedBy">Who, for people who read it; null where that is not known.</param>
[GenerateSerializer]
public sealed record Plan(
    string Id, PlanLimits Limits, PlanSource Source, long Version = 0, DateTimeOffset? ChangedAt = null, string? ChangedBy = null)
{
    /// <summary>The plan of tenants that were put on no other; there always is one.</summary>
    public const string Standard = "standard";
}
