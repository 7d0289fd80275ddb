using System.Collections.Immutable;
using ChatPlatform.Storage.Conversations;

namespace ChatPlatform.Web.Overview;

/// <summary>How a tenant's conversations went.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Currency">Of the costs, ISO 4217.</param>
/// <param name="Total">Of the whole time.</param>
/// <param name="Days">By day (UTC) and bot; those without anything are left out.</param>
public sealed record OverviewReport(
    DateTimeOffset From, DateTimeOffset To, string Currency, OverviewFigures Total, ImmutableArray<OverviewDay> Days)
{
    internal static OverviewReport Of(
        DateTimeOffset from, DateTimeOffset to, string currency, ImmutableArray<DayOfBot> days, ImmutableArray<FirstTextWait> waits)
    {
        var byDay = waits.ToLookup(wait => (wait.Day, wait.BotId));
        return new(
            from,
            to,
            currency,
            OverviewFigures.Of(days, waits),
            [.. days.Select(day => new OverviewDay(day.Day, day.BotId, OverviewFigures.Of([day], [.. byDay[(day.Day, day.BotId)]])))]);
    }
}
