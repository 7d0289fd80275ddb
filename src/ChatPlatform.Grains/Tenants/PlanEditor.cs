using ChatPlatform.Storage.Platform;

namespace ChatPlatform.Tenants;

/// <summary>Changes the plans that the platform's admin keeps. This process knows of a change before the call ends; the others are to be told.</summary>
public sealed class PlanEditor(Plans plans, IPlanStore store, TimeProvider time)
{
    private const int MostPlans = 100;

    /// <summary>Makes a plan, or changes what is named of one that is there.</summary>
    /// <param name="limits">What is not named stays, and of a new plan is as <see cref="PlanLimits"/> has it.</param>
    /// <param name="seen">The version that the caller has seen, 0 for none; null: whatever is there.</param>
    /// <returns>The plan as it was, null for a new one, and as it is.</returns>
    /// <exception cref="ChatException"><c>invalid_request</c>, <c>plan_in_settings</c>, <c>conflict</c>.</exception>
    public async Task<(Plan? Before, Plan After)> SaveAsync(string id, TenantLimits limits, long? seen, string changedBy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (!TenantId.IsValid(id))
        {
            throw Invalid($"A plan's id must be {TenantId.Rule}.");
        }

        var before = await PresentAsync(id, cancellationToken);
        var version = before?.Version ?? 0;
        if (seen is not null && seen != version)
        {
            throw PlanConflicts.Changed(id);
        }

        if (before is null && plans.All.Count >= MostPlans)
        {
            throw Invalid($"There can be {MostPlans} plans at most.");
        }

        var after = new Plan(id, TenantRules.Checked(limits, before?.Limits), PlanSource.Platform, version + 1, time.GetUtcNow(), changedBy);
        await store.SaveAsync(after, cancellationToken);
        await plans.ReadAsync(cancellationToken);
        return (before, after);
    }

    /// <summary>Removes a plan that no tenant is on; of the standard one what was changed of it.</summary>
    /// <param name="seen">The version that the caller has seen; null: whatever is there.</param>
    /// <returns>The plan as it was.</returns>
    /// <exception cref="ChatException"><c>plan_not_found</c>, <c>plan_in_settings</c>, <c>plan_in_use</c>, <c>conflict</c>.</exception>
    public async Task<Plan> DeleteAsync(string id, long? seen, CancellationToken cancellationToken)
    {
        var before = await PresentAsync(id, cancellationToken) ?? throw NotFound();
        if (!await store.DeleteAsync(before.Id, seen, cancellationToken) && before.Source != PlanSource.BuiltIn)
        {
            throw NotFound();
        }

        await plans.ReadAsync(cancellationToken);
        return before;
    }

    /// <exception cref="ChatException"><c>plan_in_settings</c>.</exception>
    private async Task<Plan?> PresentAsync(string id, CancellationToken cancellationToken)
    {
        await plans.ReadAsync(cancellationToken);
        var plan = plans.Find(id);
        return plan?.Source == PlanSource.Settings
            ? throw new ChatException(ErrorCodes.PlanInSettings, $"The platform's settings define the plan '{plan.Id}': change it there, under Chat:Plans:{plan.Id}. It holds when the nodes are started anew.")
            : plan;
    }

    private static ChatException NotFound() => new(ErrorCodes.PlanNotFound, "There is no such plan.");

    private static ChatException Invalid(string message) => new(ErrorCodes.InvalidRequest, message);
}
