using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class SessionView
{
    public static void WriteList(IAnsiConsole console, JsonElement page) => console.WriteTable(
        ["id", "bot", "origin", "messages", "last active", "began with"],
        page.List("items").Select(session => (IReadOnlyList<string?>)
            [session.Text("id"), session.Text("bot_id"), session.Text("origin"), session.Text("messages"), session.Moment("updated_at"), session.Text("first_message")]));

    public static void Write(IAnsiConsole console, JsonElement session)
    {
        console.WriteFields(
            ("id", session.Text("session_id")),
            ("bot", session.Text("bot_id")),
            ("origin", session.Text("origin")),
            ("answers", session.Text("answerer")),
            ("began", session.Moment("created_at")));
        foreach (var message in session.List("messages"))
        {
            WriteMessage(console, message);
        }
    }

    private static void WriteMessage(IAnsiConsole console, JsonElement message)
    {
        var status = message.Text("status") is { } told and not "complete" ? $" ({told})" : "";
        var rating = message.Text("rating") is { } rated ? $", rated {rated}" : "";
        console.WriteLine();
        console.WriteText($"{message.Moment("created_at")} {message.Text("role")}{status}{rating}", new Style(decoration: Decoration.Bold));
        console.WriteText(message.Text("text"));
        CitationView.Write(console, [.. message.List("citations")]);
    }
}
