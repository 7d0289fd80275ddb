using ChatPlatform.Storage.Platform;

namespace ChatPlatform.Tenants;

/// <summary>Plans that tenants are on and nobody defines: somebody took one out of the settings, or wrote it otherwise.</summary>
public sealed class MissingPlans(IPlanStore store, Plans plans)
{
    /// <returns>By plan, how many tenants are on it; in order of their names.</returns>
    public async Task<IReadOnlyList<(string Plan, long Tenants)>> FindAsync(CancellationToken cancellationToken) =>
        [.. (await store.CountTenantsAsync(cancellationToken)).Where(count => plans.Find(count.PlanId) is null)];
}
