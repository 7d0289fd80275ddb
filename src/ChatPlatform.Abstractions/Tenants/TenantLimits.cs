using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>Where a tenant may use more or less than its plan says; see <see cref="PlanLimits"/>. null: as the plan says.</summary>
[GenerateSerializer]
public sealed record TenantLimits(
    int? TurnsPerMinute = null,
    int? TurnsPerMinutePerAddress = null,
    long? MessagesPerMonth = null,
    int? TurnsPerMinutePerSession = null,
    int? TurnsPerMinutePerBot = null,
    decimal? SpendPerMonth = null,
    int? Bots = null,
    long? Documents = null,
    long? Bytes = null,
    int? Users = null)
{
    public static TenantLimits Default { get; } = new();

    /// <summary>The limits with what this names in them.</summary>
    public PlanLimits OnTopOf(PlanLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return new PlanLimits(
            TurnsPerMinute ?? limits.TurnsPerMinute,
            TurnsPerMinutePerAddress ?? limits.TurnsPerMinutePerAddress,
            TurnsPerMinutePerSession ?? limits.TurnsPerMinutePerSession,
            TurnsPerMinutePerBot ?? limits.TurnsPerMinutePerBot,
            MessagesPerMonth ?? limits.MessagesPerMonth,
            SpendPerMonth ?? limits.SpendPerMonth,
            Bots ?? limits.Bots,
            Documents ?? limits.Documents,
            Bytes ?? limits.Bytes,
            Users ?? limits.Users);
    }
}
