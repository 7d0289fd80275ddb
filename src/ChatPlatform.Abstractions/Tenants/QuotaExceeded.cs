using System.Globalization;

namespace ChatPlatform.Tenants;

/// <summary>The refusal of a thing more than a tenant may have at a time.</summary>
public static class QuotaExceeded
{
    /// <param name="limit">One of <see cref="LimitNames"/>.</param>
    /// <param name="allowed">How many; there are <paramref name="used"/>.</param>
    public static ChatException Of(string limit, long allowed, long used, long adding = 1) => new(
        ErrorCodes.QuotaExceeded,
        string.Create(CultureInfo.InvariantCulture, $"The plan allows {allowed:N0} {limit}; there are {used:N0}, and {adding:N0} more would be too many ({limit})."),
        limit: limit);
}
