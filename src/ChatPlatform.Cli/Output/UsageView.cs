using System.Globalization;
using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class UsageView
{
    public static void Write(IAnsiConsole console, JsonElement usage)
    {
        JsonElement[] rows = [.. usage.List("rows")];
        console.WriteTable(
            ["day", "bot", "provider", "model", "turns", "input tokens", "output tokens", $"cost {usage.Text("currency")}".TrimEnd()],
            rows.Select(Row).Append(["all", "", "", "", Sum(rows, "turns"), Sum(rows, "input_tokens"), Sum(rows, "output_tokens"), Sum(rows, "cost")]));
    }

    private static IReadOnlyList<string?> Row(JsonElement row) =>
    [
        row.Text("day"), row.Text("bot_id"), row.Text("provider"), row.Text("model"),
        row.Text("turns"), row.Text("input_tokens"), row.Text("output_tokens"), row.Text("cost"),
    ];

    private static string Sum(JsonElement[] rows, string name) => rows.Sum(row => row.Amount(name) ?? 0).ToString(CultureInfo.InvariantCulture);
}
