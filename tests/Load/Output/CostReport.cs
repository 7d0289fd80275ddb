using System.Globalization;
using ChatPlatform.Load.Costs;
using Spectre.Console;

namespace ChatPlatform.Load.Output;

/// <summary>What a turn costs on each size of cluster, and the ratios from one to the next.</summary>
internal static class CostReport
{
    private static readonly string[] Roles = ["silo", "front", "database", "proxy"];

    public static void Write(IAnsiConsole console, IReadOnlyList<TurnCost> costs)
    {
        var sizes = costs.GroupBy(cost => cost.Silos).OrderBy(size => size.Key).ToList();
        var table = new Table().Title("CPU milliseconds a turn: median (least to most)").AddColumns(["silos", "turns/s", .. Roles, "all", "idle, ms/s", "silo without idle", "all without idle"]);
        foreach (var size in sizes)
        {
            table.AddRow(
            [
                Text($"{size.Key}"),
                Text($"{Median(size.Select(cost => cost.TurnsPerSecond)):0.0}"),
                .. Roles.Select(role => Spread(size.Select(cost => cost.PerTurn.GetValueOrDefault(role)))),
                Spread(size.Select(cost => cost.Total)),
                Text($"{Median(size.Select(cost => cost.Idle.Values.Sum())):0}"),
                Spread(size.Select(cost => cost.Net("silo"))),
                Spread(size.Select(cost => cost.NetTotal)),
            ]);
        }

        console.Write(table);
        if (sizes.Count > 1)
        {
            Step(console, sizes[0], sizes[1]);
        }

        if (sizes.Count > 2)
        {
            Step(console, sizes[1], sizes[^1]);
        }
    }

    private static void Step(IAnsiConsole console, IGrouping<int, TurnCost> from, IGrouping<int, TurnCost> to)
    {
        console.WriteLine(Text($"from {from.Key} to {to.Key} silos: silos' CPU a turn {Ratio(cost => cost.PerTurn.GetValueOrDefault("silo"))}, all {Ratio(cost => cost.Total)}; without idle: silos {Ratio(cost => cost.Net("silo"))}, all {Ratio(cost => cost.NetTotal)}"));

        string Ratio(Func<TurnCost, double> of) => Text(
            $"x {Median(to.Select(of)) / Median(from.Select(of)):0.00} ({to.Min(of) / from.Max(of):0.00} to {to.Max(of) / from.Min(of):0.00})");
    }

    private static string Spread(IEnumerable<double> values)
    {
        double[] all = [.. values];
        return Text($"{Median(all):0.0} ({all.Min():0.0} to {all.Max():0.0})");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
