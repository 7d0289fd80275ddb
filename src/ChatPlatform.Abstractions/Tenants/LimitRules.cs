using System.Globalization;

namespace ChatPlatform.Tenants;

/// <summary>What a limit can be, a plan's as well as a tenant's own.</summary>
public static class LimitRules
{
    private const decimal MostSpend = 1_000_000_000;

    /// <summary>The members that are out of their range, each with a sentence's end that says what it must be.</summary>
    public static IEnumerable<(string Member, string Wrong)> Broken(PlanLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        foreach (var (member, value, least, most) in new (string, decimal, decimal, decimal)[]
        {
            (nameof(limits.TurnsPerMinute), limits.TurnsPerMinute, 1, int.MaxValue),
            (nameof(limits.TurnsPerMinutePerAddress), limits.TurnsPerMinutePerAddress, 1, int.MaxValue),
            (nameof(limits.TurnsPerMinutePerSession), limits.TurnsPerMinutePerSession, 0, int.MaxValue),
            (nameof(limits.TurnsPerMinutePerBot), limits.TurnsPerMinutePerBot, 0, int.MaxValue),
            (nameof(limits.MessagesPerMonth), limits.MessagesPerMonth, 0, long.MaxValue),
            (nameof(limits.SpendPerMonth), limits.SpendPerMonth, 0, MostSpend),
            (nameof(limits.Bots), limits.Bots, 0, int.MaxValue),
            (nameof(limits.Documents), limits.Documents, 0, long.MaxValue),
            (nameof(limits.Bytes), limits.Bytes, 0, long.MaxValue),
            (nameof(limits.Users), limits.Users, 0, int.MaxValue),
        })
        {
            if (value < least || value > most)
            {
                yield return (member, string.Create(CultureInfo.InvariantCulture, $"is {value}; it must be {(value < least ? $"{least} at least" : $"{most} at most")}."));
            }
        }
    }
}
