using System.Globalization;
using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

/// <summary>Passages with the scores that found them.</summary>
internal static class HitView
{
    private const int ShownCharacters = 300;

    public static void Write(IAnsiConsole console, JsonElement found, bool full)
    {
        var rank = 0;
        foreach (var hit in found.List("hits"))
        {
            WriteHit(console, hit, ++rank, full);
        }

        if (rank == 0)
        {
            console.WriteText("Nothing was found.");
        }
    }

    private static void WriteHit(IAnsiConsole console, JsonElement hit, int rank, bool full)
    {
        var heading = hit.Text("heading") is { Length: > 0 } path ? $" › {path}" : "";
        console.WriteText(PlainText.Line($"{rank}. {hit.Text("title")}{heading}"), new Style(decoration: Decoration.Bold));
        console.WriteText($"   score {Score(hit, "score")}, words {Score(hit, "lexical")}, meaning {Score(hit, "vector")}");
        console.WriteText($"   {PlainText.Line(hit.Text("url"))}", new Style(Color.Blue));
        var text = hit.Text("text") ?? "";
        console.WriteText($"   {(full ? text.ReplaceLineEndings("\n   ") : Excerpt(PlainText.Line(text)))}\n");
    }

    /// <summary>A dash: not found on this way.</summary>
    private static string Score(JsonElement hit, string name) => hit.Real(name) switch
    {
        null => "-",
        > 0 and < 0.001 => "<0.001",
        var score => score.Value.ToString("0.000", CultureInfo.InvariantCulture),
    };

    private static string Excerpt(string text)
    {
        if (text.Length <= ShownCharacters)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', ShownCharacters);
        return $"{text[..(end > 0 ? end : ShownCharacters)]} …";
    }
}
