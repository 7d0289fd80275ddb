using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Tenants;

/// <summary>The plans of this deployment, as its settings define them.</summary>
public sealed class Plans
{
    private readonly Dictionary<string, Plan> _plans = new(StringComparer.OrdinalIgnoreCase)
    {
        [Plan.Standard] = new Plan(Plan.Standard, new PlanLimits()),
    };

    /// <param name="defined">By id; "standard" takes the place of the one that is always there.</param>
    public Plans(IEnumerable<KeyValuePair<string, PlanLimits>> defined)
    {
        ArgumentNullException.ThrowIfNull(defined);
        foreach (var (id, limits) in defined)
        {
            _plans[id] = new Plan(id.ToLowerInvariant(), limits);
        }
    }

    /// <summary>By id.</summary>
    public IReadOnlyList<Plan> All => [.. _plans.Values.OrderBy(plan => plan.Id, StringComparer.Ordinal)];

    /// <returns>null when the settings define no such plan.</returns>
    public Plan? Find(string id) => _plans.GetValueOrDefault(id);

    /// <summary>How much the tenant may have indexed.</summary>
    public KnowledgeQuota KnowledgeOf(TenantConfig tenant)
    {
        var limits = LimitsOf(tenant);
        return new KnowledgeQuota(limits.Documents, limits.Bytes);
    }

    /// <summary>
    /// What the tenant may use: its own limits, and its plan's where it has none; the standard plan's if its own is not
    /// defined any more, which <see cref="MissingPlans"/> tells of.
    /// </summary>
    public PlanLimits LimitsOf(TenantConfig tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var (plan, own) = ((Find(tenant.Plan) ?? _plans[Plan.Standard]).Limits, tenant.Limits);
        return new PlanLimits(
            own.TurnsPerMinute ?? plan.TurnsPerMinute,
            own.TurnsPerMinutePerAddress ?? plan.TurnsPerMinutePerAddress,
            own.TurnsPerMinutePerSession ?? plan.TurnsPerMinutePerSession,
            own.TurnsPerMinutePerBot ?? plan.TurnsPerMinutePerBot,
            own.MessagesPerMonth ?? plan.MessagesPerMonth,
            own.SpendPerMonth ?? plan.SpendPerMonth,
            own.Bots ?? plan.Bots,
            own.Documents ?? plan.Documents,
            own.Bytes ?? plan.Bytes,
            own.Users ?? plan.Users);
    }
}
