using System.Collections.Immutable;
using ChatPlatform.Storage.Conversations;

namespace ChatPlatform.Web.Overview;

/// <param name="Conversations">Begun in the time.</param>
/// <param name="HandedOver">Of these, those in which a person was asked for.</param>
/// <param name="Questions">What visitors said.</param>
/// <param name="Answered">Replies of the bot that found an answer.</param>
/// <param name="Unanswered">Replies that said there is none.</param>
/// <param name="Cost">In the report's currency, to a millionth.</param>
/// <param name="FirstText">From the start of a reply to its first text; null where no reply was measured.</param>
public sealed record OverviewFigures(
    long Conversations,
    long HandedOver,
    long Questions,
    long Answered,
    long Unanswered,
    long RatedUp,
    long RatedDown,
    long InputTokens,
    long OutputTokens,
    decimal Cost,
    WaitQuantiles? FirstText)
{
    internal static OverviewFigures Of(ImmutableArray<DayOfBot> days, ImmutableArray<FirstTextWait> waits) => new(
        days.Sum(day => day.Conversations),
        days.Sum(day => day.HandedOver),
        days.Sum(day => day.Questions),
        days.Sum(day => day.Answered),
        days.Sum(day => day.Unanswered),
        days.Sum(day => day.RatedUp),
        days.Sum(day => day.RatedDown),
        days.Sum(day => day.InputTokens),
        days.Sum(day => day.OutputTokens),
        days.Sum(day => day.Cost),
        WaitQuantiles.Of(waits));
}
