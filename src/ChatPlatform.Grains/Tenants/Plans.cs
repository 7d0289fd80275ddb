using System.Collections.Frozen;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.Platform;

namespace ChatPlatform.Tenants;

/// <summary>
/// The plans of this deployment as this process knows them: those that its settings define, those that the platform's
/// admin keeps, and in any case a standard one. It answers at once, and is told by <see cref="PlanWatch"/> when to read.
/// </summary>
public sealed class Plans
{
    private readonly IReadOnlyList<Plan> _defined;
    private readonly IPlanStore _store;
    private readonly Lock _lock = new();
    private volatile FrozenDictionary<string, Plan> _plans;
    private long _asked;
    private long _taken;

    /// <param name="defined">By the settings; nobody else can change them.</param>
    public Plans(IEnumerable<KeyValuePair<string, PlanLimits>> defined, IPlanStore store)
    {
        ArgumentNullException.ThrowIfNull(defined);
        _defined = [.. defined.Select(plan => new Plan(plan.Key.ToLowerInvariant(), plan.Value, PlanSource.Settings))];
        _store = store;
        _plans = Merged([]);
    }

    /// <summary>By id.</summary>
    public IReadOnlyList<Plan> All => [.. _plans.Values.OrderBy(plan => plan.Id, StringComparer.Ordinal)];

    /// <summary>Reads the admin's plans. What was stored before the call is known after it.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        var ticket = Interlocked.Increment(ref _asked);
        var kept = await _store.ListAsync(cancellationToken);
        lock (_lock)
        {
            // Whoever has changed a plan reads after it: what an earlier call has read must not take the place of that.
            if (ticket > _taken)
            {
                _taken = ticket;
                _plans = Merged(kept);
            }
        }
    }

    /// <returns>null when nobody defines such a plan.</returns>
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
        var plans = _plans;
        return tenant.Limits.OnTopOf((plans.GetValueOrDefault(tenant.Plan) ?? plans[Plan.Standard]).Limits);
    }

    private FrozenDictionary<string, Plan> Merged(IReadOnlyList<Plan> kept)
    {
        var plans = new Dictionary<string, Plan>(StringComparer.OrdinalIgnoreCase)
        {
            [Plan.Standard] = new Plan(Plan.Standard, new PlanLimits(), PlanSource.BuiltIn),
        };
        foreach (var plan in kept.Concat(_defined))
        {
            plans[plan.Id] = plan;
        }

        return plans.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
