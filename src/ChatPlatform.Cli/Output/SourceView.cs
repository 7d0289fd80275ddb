using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class SourceView
{
    public static void Write(IAnsiConsole console, JsonElement source) => console.WriteFields(
        ("id", source.Text("id")),
        ("url", source.Text("url")),
        ("type", source.Text("type")),
        ("status", source.Text("status")),
        ("error", source.Text("error")),
        ("pages", Counts(source)),
        ("chunks", source.Text("chunks")),
        ("started", source.Moment("started_at")),
        ("finished", source.Moment("finished_at")));

    public static void WriteList(IAnsiConsole console, JsonElement page) => console.WriteTable(
        ["id", "url", "status", "found", "indexed", "unchanged", "skipped", "failed", "finished"],
        page.List("items").Select(source => (IReadOnlyList<string?>)
        [
            source.Text("id"), source.Text("url"), source.Text("status"),
            Count(source, "found"), Count(source, "indexed"), Count(source, "unchanged"), Count(source, "skipped"), Count(source, "failed"),
            source.Moment("finished_at"),
        ]));

    public static void WritePages(IAnsiConsole console, JsonElement page) => console.WriteTable(
        ["state", "url", "http", "chunks", "reason"],
        page.List("items").Select(entry => (IReadOnlyList<string?>)
            [entry.Text("state"), entry.Text("url"), entry.Text("http_status"), entry.Text("chunks"), entry.Text("reason")]));

    public static string Counts(JsonElement source) =>
        $"{Count(source, "found")} found, {Count(source, "indexed")} indexed, {Count(source, "unchanged")} unchanged, {Count(source, "skipped")} skipped, {Count(source, "failed")} failed";

    private static string Count(JsonElement source, string name) => source.Find("pages")?.Text(name) ?? "0";
}
