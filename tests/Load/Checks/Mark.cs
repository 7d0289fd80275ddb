using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatPlatform.Load.Checks;

/// <summary>
/// A word that says whose a text is. A tenant's pages carry the tenant's, each question that of its tenant,
/// session and turn; so text that turns up where it does not belong is seen.
/// </summary>
/// <param name="Session">0 for a tenant's own mark; sessions count from 1.</param>
internal readonly partial record struct Mark(string Run, int Tenant, int Session = 0, int Turn = 0)
{
    public bool IsOfTenant => Session == 0;

    public static IEnumerable<Mark> In(string text) => Pattern.Matches(text).Select(match => new Mark(
        match.Groups["run"].Value, Number(match.Groups["tenant"]), Number(match.Groups["session"]), Number(match.Groups["turn"])));

    /// <summary>Whether a text of this mark's tenant or session may hold the other mark.</summary>
    public bool MayMeet(Mark other) => Run == other.Run && Tenant == other.Tenant && (other.IsOfTenant || other.Session == Session);

    public override string ToString() => IsOfTenant
        ? string.Create(CultureInfo.InvariantCulture, $"zq{Run}t{Tenant}z")
        : string.Create(CultureInfo.InvariantCulture, $"zq{Run}t{Tenant}s{Session}n{Turn}z");

    [GeneratedRegex("zq(?<run>[0-9a-f]{6})t(?<tenant>[0-9]+)(s(?<session>[0-9]+)n(?<turn>[0-9]+))?z")]
    private static partial Regex Pattern { get; }

    private static int Number(Group digits) => digits.Success ? int.Parse(digits.Value, CultureInfo.InvariantCulture) : 0;
}
