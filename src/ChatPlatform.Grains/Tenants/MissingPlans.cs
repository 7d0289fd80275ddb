using ChatPlatform.Storage.Platform;

namespace ChatPlatform.Tenants;

/// <summary>Plans that tenants are on and the settings do not define: somebody took one out, or wrote it otherwise.</summary>
public sealed class MissingPlans(ITenantStore tenants, Plans plans)
{
    private const int AtATime = 500;

    /// <returns>By plan, how many tenants are on it; in order of their names.</returns>
    public async Task<IReadOnlyList<(string Plan, int Tenants)>> FindAsync(CancellationToken cancellationToken)
    {
        var missing = new SortedDictionary<string, int>(StringComparer.Ordinal);
        string? cursor = null;
        do
        {
            var page = await tenants.ListAsync(TenantFilter.All, cursor, AtATime, cancellationToken);
            foreach (var plan in page.Items.Select(tenant => tenant.Config.Plan).Where(plan => plans.Find(plan) is null))
            {
                missing[plan] = missing.GetValueOrDefault(plan) + 1;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return [.. missing.Select(plan => (plan.Key, plan.Value))];
    }
}
