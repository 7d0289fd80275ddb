using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

internal static class BotView
{
    public static void WriteList(IAnsiConsole console, JsonElement page) => console.WriteTable(
        ["id", "title", "locale", "model", "greeting"],
        page.List("items").Select(bot => (IReadOnlyList<string?>)
            [bot.Text("id"), bot.Text("title"), bot.Text("locale"), bot.Text("model") ?? "default", bot.Text("greeting")]));

    public static void Write(IAnsiConsole console, JsonElement bot) => console.WriteFields(
        ("id", bot.Text("id")),
        ("title", bot.Text("title")),
        ("greeting", bot.Text("greeting")),
        ("suggestions", bot.Joined("suggestions")),
        ("instructions", bot.Text("instructions")),
        ("locale", bot.Text("locale")),
        ("model", bot.Text("model") ?? "default"),
        ("theme", bot.Find("theme") is { } theme ? $"{theme.Text("accent")}, {theme.Text("position")}, {theme.Text("scheme")}" : null),
        ("version", bot.Text("version")));
}
