using ChatPlatform.Tenants;

namespace ChatPlatform.Storage.Platform;

/// <summary>The plans that the platform's admin keeps; those that the settings define are not here.</summary>
public interface IPlanStore
{
    /// <summary>In order of their ids.</summary>
    Task<IReadOnlyList<Plan>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Adds a plan of version 1, or replaces the one whose version is one less.</summary>
    /// <exception cref="ChatException"><c>conflict</c> when there is one already, or it is of another version.</exception>
    Task SaveAsync(Plan plan, CancellationToken cancellationToken);

    /// <summary>Removes a plan that no tenant is on; the standard one at any time, since there is one without it.</summary>
    /// <param name="version">The one that it must be of; null: whichever it is of.</param>
    /// <returns>false when there is none.</returns>
    /// <exception cref="ChatException"><c>plan_in_use</c>, <c>conflict</c>.</exception>
    Task<bool> DeleteAsync(string id, long? version, CancellationToken cancellationToken);

    /// <summary>By plan, also one that nobody defines, how many tenants are on it; in order of the plans' ids, without those that none is on.</summary>
    Task<IReadOnlyList<(string PlanId, long Tenants)>> CountTenantsAsync(CancellationToken cancellationToken);
}
