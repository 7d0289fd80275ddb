using System.CommandLine;
using System.Text.Json.Nodes;

namespace ChatPlatform.Cli.Commands;

/// <summary>What may be set of a bot: by options, or whole from a file.</summary>
internal sealed class BotSettings
{
    private readonly Option<string?>[] _texts =
    [
        new("--title") { Description = "The panel's heading." },
        new("--greeting") { Description = "The first words that a visitor sees." },
        new("--instructions") { Description = "How the bot is to speak, for its model." },
        new("--locale") { Description = "The panel's language, such as en or de." },
        new("--model") { Description = "A model of 'chat model list'; \"\" for the platform's default." },
    ];

    private readonly Option<string?>[] _theme =
    [
        new("--accent") { Description = "The button's colour, #rrggbb." },
        new Option<string?>("--position") { Description = "Where the button is." }.AcceptOnlyFromAmong("bottom-right", "bottom-left"),
        new Option<string?>("--scheme") { Description = "Light, dark, or as the visitor's system." }.AcceptOnlyFromAmong("auto", "light", "dark"),
    ];

    private readonly Option<string[]> _suggestions = new("--suggestion") { Description = "A question to begin with; repeatable. Replaces those there are." };
    private readonly Option<string?> _file = JsonFile.Option("The bot as JSON, as 'bot show --json' prints it");

    public IEnumerable<Symbol> Symbols => [.. _texts, _suggestions, .. _theme, _file];

    /// <exception cref="CliException">The file is no JSON object.</exception>
    public JsonObject Read(Call call)
    {
        var body = JsonFile.Read(call, _file);
        body.Remove("id");
        Put(body, call, _texts);
        if (_theme.Any(call.Has))
        {
            Put(body.Part("theme"), call, _theme);
        }

        if (call.Has(_suggestions))
        {
            body["suggestions"] = Lists.Json(call.Get(_suggestions));
        }

        return body;
    }

    private static void Put(JsonObject body, Call call, IEnumerable<Option<string?>> options)
    {
        foreach (var option in options.Where(call.Has))
        {
            body[option.Name.TrimStart('-')] = call.Get(option);
        }
    }
}
