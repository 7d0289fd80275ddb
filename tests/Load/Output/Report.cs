using System.Globalization;
using ChatPlatform.Load.Figures;
using ChatPlatform.Load.Runs;
using Spectre.Console;

namespace ChatPlatform.Load.Output;

/// <summary>A result for people.</summary>
internal static class Report
{
    private const int MostFindings = 40;

    public static void Write(IAnsiConsole console, LoadResult result)
    {
        Line(console, $"{result.Turns} of {result.Planned} turns in {result.Elapsed.TotalSeconds:0.0} s, {result.TurnsPerSecond:0.0} a second, {result.Reconnections} reconnections");
        Line(console, $"first token  {Told(result.FirstToken)}");
        Line(console, $"whole reply  {Told(result.WholeReply)}");
        foreach (var use in result.Uses)
        {
            Line(console, $"{use.Role,-12} {use.Cpu.TotalMilliseconds / Math.Max(1, result.Turns):0.00} ms CPU a turn, {use.Cpu.TotalSeconds:0.0} s in all, {use.Processes} processes, at most {use.PeakBytes / 1048576.0:0} MB in one");
        }

        if (result.Troubles.Count > 0)
        {
            var table = new Table().AddColumns("failure", "times", "from", "to", "longest for a visitor");
            foreach (var trouble in result.Troubles)
            {
                table.AddRow(Markup.Escape(trouble.Code), Number(trouble.Count), Seconds(trouble.First), Seconds(trouble.Last), Seconds(trouble.Longest));
            }

            console.Write(table);
        }

        foreach (var wrong in result.Wrong.Take(MostFindings))
        {
            Line(console, $"wrong: {wrong}");
        }

        Line(console, result.IsRight
            ? $"all right: every accepted message answered once, every watcher saw what is stored, nothing foreign, usage equals turns"
            : (FormattableString)$"{result.Wrong.Count} things were wrong{(result.Wrong.Count > MostFindings ? $", {MostFindings} shown; --json has all" : "")}; the tenants are left as they are");
    }

    private static string Told(Quantiles times) =>
        string.Create(CultureInfo.InvariantCulture, $"median {times.Median:0.0} ms, p95 {times.P95:0.0} ms, p99 {times.P99:0.0} ms, longest {times.Max:0.0} ms, of {times.Count}");

    private static void Line(IAnsiConsole console, FormattableString text) => console.WriteLine(FormattableString.Invariant(text));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s");
}
