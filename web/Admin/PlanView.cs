using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Admin;

/// <param name="Source">Who defines it; what the settings define can be changed nowhere else.</param>
/// <param name="Version">To be sent back with a change; 0 for what the platform's admin has not changed.</param>
/// <param name="Tenants">How many are on it.</param>
/// <param name="ChangedBy">Who last changed it here.</param>
public sealed record PlanView(
    string Id, PlanLimits Limits, PlanSource Source, long Version, long Tenants, DateTimeOffset? ChangedAt = null, string? ChangedBy = null)
{
    public static PlanView Of(Plan plan, long tenants)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new(plan.Id, plan.Limits, plan.Source, plan.Version, tenants, plan.ChangedAt, plan.ChangedBy);
    }
}
