using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class LimitView
{
    /// <summary>A line a limit, a column a plan.</summary>
    public static void WritePlans(IAnsiConsole console, JsonElement page)
    {
        JsonElement[] plans = [.. page.List("items")];
        var limits = plans.SelectMany(plan => plan.Find("limits")?.EnumerateObject().Select(limit => limit.Name) ?? []).Distinct();
        console.WriteTable(
            ["limit", .. plans.Select(plan => plan.Text("id") ?? "")],
            limits.Select(limit => (IReadOnlyList<string?>)[Name(limit), .. plans.Select(plan => Allowed(plan.Find("limits")?.Text(limit)))]));
    }

    public static void WriteUse(IAnsiConsole console, JsonElement report)
    {
        console.WriteFields(
            ("plan", report.Find("is_plan_defined") is { ValueKind: JsonValueKind.False } ? $"{report.Text("plan")}, which the settings do not define: the standard plan's limits" : report.Text("plan")),
            ("currency", report.Text("currency")),
            ("budget spent", report.Find("degrades_to_extractive") is { ValueKind: JsonValueKind.True } ? "the built-in model answers" : "nobody answers"));
        console.WriteLine();
        console.WriteTable(
            ["limit", "allowed", "used", "begins anew"],
            report.List("limits").Select(limit => (IReadOnlyList<string?>)
                [Name(limit.Text("name")), Allowed(limit.Text("allowed")), limit.Text("used") ?? "-", limit.Moment("resets_at") ?? "-"]));
    }

    private static string? Name(string? limit) => limit?.Replace('_', ' ');

    private static string Allowed(string? limit) => limit is null or "0" ? "-" : limit;
}
