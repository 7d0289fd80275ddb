using ChatPlatform.Tenants;

namespace ChatPlatform.Storage.Platform;

/// <summary>Why a plan is not changed.</summary>
public static class PlanConflicts
{
    /// <summary>Refused with <c>conflict</c>.</summary>
    public static ChatException Changed(string id) =>
        new(ErrorCodes.Conflict, $"The plan '{id}' was changed by someone else. Read it again and repeat the change.");

    /// <summary>Whether the plan can go.</summary>
    /// <param name="there">The version that it is of.</param>
    /// <param name="expected">The version that it must be of; null: any.</param>
    /// <param name="tenants">How many are on it.</param>
    /// <exception cref="ChatException"><c>plan_in_use</c>, <c>conflict</c>.</exception>
    internal static void RequireDeletable(string id, long there, long? expected, long tenants)
    {
        if (expected is not null && expected != there)
        {
            throw Changed(id);
        }

        if (tenants > 0 && id != Plan.Standard)
        {
            throw new ChatException(
                ErrorCodes.PlanInUse,
                tenants == 1 ? $"A tenant is on the plan '{id}'. Put it on another plan first." : $"{tenants} tenants are on the plan '{id}'. Put them on another plan first.");
        }
    }
}
