using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ChatPlatform.Sessions;

/// <summary>
/// Figures of this process's turns, for whoever scrapes them. No label names a tenant: there are thousands, and what
/// one of them does is not the scraper's to know.
/// </summary>
internal static class TurnMetrics
{
    public const string MeterName = "ChatPlatform";

    private static readonly Meter Meter = new(MeterName);

    private static readonly UpDownCounter<int> InFlight =
        Meter.CreateUpDownCounter<int>("chat.turns.in_flight", "{turn}", "Replies being written now.");

    private static readonly Histogram<double> FirstText = Meter.CreateHistogram(
        "chat.turn.first_text", "s", "From the start of a reply to its first text.", tags: null, Advice([0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16]));

    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "chat.turn.duration", "s", "From the start of a reply to its end.", tags: null, Advice([0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64]));

    public static void Began() => InFlight.Add(1);

    public static void SawFirstText(TimeSpan after) => FirstText.Record(after.TotalSeconds);

    /// <param name="end">null when the turn was cut off and another activation begins it anew.</param>
    public static void Ended(ReplyEnd? end, TimeSpan after)
    {
        InFlight.Add(-1);
        Duration.Record(after.TotalSeconds, new TagList { { "status", end?.Status.ToString().ToLowerInvariant() ?? "cut_off" } });
    }

    private static InstrumentAdvice<double> Advice(double[] boundaries) => new() { HistogramBucketBoundaries = boundaries };
}
