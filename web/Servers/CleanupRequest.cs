using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatPlatform.Web.Servers;

/// <param name="OlderThan">How long a conversation must have been silent: "90d", "12w" or "36h".</param>
public sealed partial record CleanupRequest(string? OlderThan, string? TenantId = null)
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    /// <exception cref="ChatException"><c>invalid_request</c>.</exception>
    public TimeSpan Age()
    {
        var match = Written().Match(OlderThan ?? "");
        var hours = match.Success
            ? long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * match.Groups[2].Value switch { "w" => 168, "d" => 24, _ => 1 }
            : 0;
        return hours >= 1 && hours <= Longest.TotalHours
            ? TimeSpan.FromHours(hours)
            : throw new ChatException(ErrorCodes.InvalidRequest, "older_than must be a number of hours, days or weeks, such as '36h', '90d' or '12w', from '1h' on.");
    }

    [GeneratedRegex(@"\A([0-9]{1,7})([hdw])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
