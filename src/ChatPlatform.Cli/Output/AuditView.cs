using System.Globalization;
using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class AuditView
{
    public static void WriteList(IAnsiConsole console, JsonElement page) => console.WriteTable(
        ["entry", "at", "action", "outcome", "object", "by", "from address"],
        page.List("items").Select(entry => (IReadOnlyList<string?>)
        [
            entry.Text("sequence"), entry.Moment("at"), entry.Text("action"),
            entry.Text("code") is { } code ? $"{entry.Text("outcome")} ({code})" : entry.Text("outcome"),
            entry.Text("object_id"), Actor(entry.Find("actor")), entry.Text("address"),
        ]));

    public static void WriteVerdict(IAnsiConsole console, JsonElement verdict)
    {
        console.WriteText(verdict.Find("first_bad") is { ValueKind: JsonValueKind.Object } flaw
            ? $"Not as it was written: entry {flaw.Text("sequence")} is {flaw.Text("kind")?.Replace('_', ' ')}."
            : "As it was written.");
        console.WriteFields(
            ("good entries", verdict.Text("entries")),
            ("head", verdict.Find("head") is { ValueKind: JsonValueKind.Object } head ? $"{head.Text("sequence")} {head.Text("hash")}" : null),
            ("unfinished", verdict.List("unfinished").Count() is > 0 and var count ? count.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static string? Actor(JsonElement? actor) =>
        actor is { } who ? who.Text("name") ?? who.Text("id") ?? who.Text("kind") : null;
}
