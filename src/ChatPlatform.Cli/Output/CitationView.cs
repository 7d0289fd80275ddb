using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class CitationView
{
    public static void Write(IAnsiConsole console, IReadOnlyList<JsonElement> citations)
    {
        foreach (var citation in citations)
        {
            console.WriteText(PlainText.Line($"[{citation.Text("index")}] {citation.Text("title")}  {citation.Text("url")}"), new Style(decoration: Decoration.Dim));
        }
    }
}
