using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class LimitView
{
    public static void WriteUse(IAnsiConsole console, JsonElement report)
    {
        console.WriteFields(
            ("plan", report.Find("is_plan_defined") is { ValueKind: JsonValueKind.False } ? $"{report.Text("plan")}, which nobody defines: the standard plan's limits" : report.Text("plan")),
            ("currency", report.Text("currency")),
            ("budget spent", report.Find("degrades_to_extractive") is { ValueKind: JsonValueKind.True } ? "the built-in model answers" : "nobody answers"));
        console.WriteLine();
        console.WriteTable(
            ["limit", "allowed", "used", "begins anew"],
            report.List("limits").Select(limit => (IReadOnlyList<string?>)
                [Name(limit.Text("name")), Allowed(limit.Text("allowed")), limit.Text("used") ?? "-", limit.Moment("resets_at") ?? "-"]));
    }

    public static string? Name(string? limit) => limit?.Replace('_', ' ');

    /// <returns>"-" where there is none.</returns>
    public static string Allowed(string? limit) => limit is null or "0" ? "-" : limit;
}
