using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class KeyView
{
    public static void WriteList(IAnsiConsole console, JsonElement page) => console.WriteTable(
        ["id", "key", "scope", "name", "created", "last used", "ends"],
        page.List("items").Select(key => (IReadOnlyList<string?>)
        [
            key.Text("id"), $"{key.Text("prefix")}…", key.Text("scope"), key.Text("name"),
            key.Moment("created_at"), key.Moment("last_used_at") ?? "never", key.Moment("expires_at") ?? "-",
        ]));

    public static void WriteCreated(IAnsiConsole console, JsonElement key)
    {
        console.WriteFields(
            ("id", key.Text("id")),
            ("scope", key.Text("scope")),
            ("name", key.Text("name")),
            ("ends", key.Moment("expires_at")));
        console.WriteLine();
        console.WriteText($"The key, shown this once: {key.Text("key")}");
    }
}
