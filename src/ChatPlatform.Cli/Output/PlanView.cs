using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class PlanView
{
    /// <summary>A line a limit, a column a plan.</summary>
    public static void WriteList(IAnsiConsole console, JsonElement page)
    {
        JsonElement[] plans = [.. page.List("items")];
        console.WriteTable(
            ["limit", .. plans.Select(plan => plan.Text("id") ?? "")],
            [
                .. plans.SelectMany(Limits).Distinct().Select(limit => Row(LimitView.Name(limit), plan => Allowed(plan, limit))),
                Row("tenants", plan => plan.Text("tenants")),
                Row("defined by", DefinedBy),
            ]);

        IReadOnlyList<string?> Row(string? name, Func<JsonElement, string?> cell) => [name, .. plans.Select(cell)];
    }

    public static void Write(IAnsiConsole console, JsonElement plan) => console.WriteFields(
        [
            ("id", plan.Text("id")),
            ("tenants", plan.Text("tenants")),
            ("changed", plan.Moment("changed_at")),
            ("version", plan.Text("version")),
            .. Limits(plan).Select(limit => (LimitView.Name(limit)!, (string?)Allowed(plan, limit))),
        ]);

    private static IEnumerable<string> Limits(JsonElement plan) => plan.Find("limits")?.EnumerateObject().Select(limit => limit.Name) ?? [];

    private static string Allowed(JsonElement plan, string limit) => LimitView.Allowed(plan.Find("limits")?.Text(limit));

    private static string? DefinedBy(JsonElement plan) => plan.Text("source") switch
    {
        "settings" => "the settings",
        "platform" => "an admin",
        "built_in" => "the program",
        var other => other,
    };
}
