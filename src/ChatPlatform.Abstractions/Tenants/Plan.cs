using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>What the platform sells: limits under a name.</summary>
[GenerateSerializer]
public sealed record Plan(string Id, PlanLimits Limits)
{
    /// <summary>The plan of tenants that were put on no other; there always is one.</summary>
    public const string Standard = "standard";
}
