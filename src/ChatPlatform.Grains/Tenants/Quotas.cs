using System.Globalization;

namespace ChatPlatform.Tenants;

/// <summary>How many of a thing a tenant may have at a time.</summary>
internal static class Quotas
{
    public static string NameOf(Quota quota) => quota switch
    {
        Quota.Bots => LimitNames.Bots,
        Quota.Documents => LimitNames.Documents,
        Quota.Bytes => LimitNames.Bytes,
        Quota.Users => LimitNames.Users,
        _ => throw new ArgumentOutOfRangeException(nameof(quota), quota, "There is no such quota."),
    };

    /// <summary>0: as many as it likes.</summary>
    public static long Allowed(this PlanLimits limits, Quota quota) => quota switch
    {
        Quota.Bots => limits.Bots,
        Quota.Documents => limits.Documents,
        Quota.Bytes => limits.Bytes,
        Quota.Users => limits.Users,
        _ => throw new ArgumentOutOfRangeException(nameof(quota), quota, "There is no such quota."),
    };

    /// <exception cref="ChatException"><c>quota_exceeded</c>, naming the limit.</exception>
    public static void RequireRoom(this PlanLimits limits, Quota quota, long used, long adding)
    {
        var allowed = limits.Allowed(quota);

        // A plan that shrank takes nothing away: only what would be added is refused.
        if (allowed > 0 && adding > 0 && used > allowed - adding)
        {
            var name = NameOf(quota);
            throw new ChatException(
                ErrorCodes.QuotaExceeded,
                string.Create(CultureInfo.InvariantCulture, $"The plan allows {allowed:N0} {name}; there are {used:N0}, and {adding:N0} more would be too many ({name})."),
                limit: name);
        }
    }
}
