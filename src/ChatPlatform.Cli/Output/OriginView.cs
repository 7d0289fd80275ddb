using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class OriginView
{
    public static void WriteList(IAnsiConsole console, JsonElement page) => console.WriteTable(
        ["origin", "state", "looked at", "reason"],
        page.List("items").Select(origin => (IReadOnlyList<string?>)
            [origin.Text("origin"), origin.Text("state"), origin.Moment("checked_at") ?? "-", origin.Text("reason")]));

    public static void Write(IAnsiConsole console, JsonElement origin)
    {
        console.WriteFields(
            ("origin", origin.Text("origin")),
            ("state", origin.Text("state")),
            ("reason", origin.Text("reason")),
            ("looked at", origin.Moment("checked_at")),
            ("proved", origin.Moment("proved_at")));
        if (origin.Text("state") != "verified")
        {
            WriteProof(console, origin);
        }
    }

    /// <summary>What to paste, and where.</summary>
    public static void WriteProof(IAnsiConsole console, JsonElement origin)
    {
        if (origin.Find("proof") is not { ValueKind: JsonValueKind.Object } proof)
        {
            return;
        }

        console.WriteText(
            $"""

            To prove that it is yours, do one of these, and then: chat origin verify {origin.Text("origin")}
              a file at   {proof.Text("file")}
              with a line {proof.Text("file_line")}
            or in the head of the start page
              {proof.Text("meta")}
            or in DNS, a TXT record
              named       {proof.Text("txt_name")}
              with        {proof.Text("txt_value")}
            """);
    }
}
