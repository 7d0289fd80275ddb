using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatPlatform.Cli.Commands;

/// <summary>Limits, each by an option of its name.</summary>
internal sealed class LimitOptions
{
    /// <summary>What stands for no limit, beside the API's 0.</summary>
    private const string None = "none";

    private readonly Option<decimal?>[] _limits =
    [
        Limit("--turns-per-minute", "Visitors' messages a minute over the whole tenant."),
        Limit("--turns-per-minute-per-address", "Visitors' messages a minute from one address."),
        Limit("--turns-per-minute-per-session", "Visitors' messages a minute in one conversation, or 'none'."),
        Limit("--turns-per-minute-per-bot", "Visitors' messages a minute to one bot, or 'none'."),
        Limit("--messages-per-month", "Visitors' messages a calendar month, or 'none'."),
        Limit("--spend-per-month", "What models may cost a calendar month, in the platform's currency, or 'none'."),
        Limit("--bots", "Bots, or 'none'."),
        Limit("--documents", "Pages and files in the knowledge, or 'none'."),
        Limit("--bytes", "Bytes of pages and files as received, or 'none'."),
        Limit("--users", "People, invited ones counted, or 'none'."),
    ];

    public IEnumerable<Symbol> Symbols => _limits;

    /// <summary>The options' names without their hyphens.</summary>
    public IEnumerable<string> Names => _limits.Select(limit => limit.Name.TrimStart('-'));

    public bool AreNamed(Call call) => _limits.Any(call.Has);

    /// <summary>Puts those that the call names among the API's limits.</summary>
    public void AddTo(JsonObject limits, Call call)
    {
        foreach (var option in _limits.Where(call.Has))
        {
            limits[MemberOf(option.Name)] = call.Get(option);
        }
    }

    /// <summary>The API's name of a limit.</summary>
    public static string MemberOf(string option) => option.TrimStart('-').Replace('-', '_');

    private static Option<decimal?> Limit(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (text == None)
            {
                return 0;
            }

            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }

            result.AddError($"{name} must be a number from 0, or '{None}'.");
            return null;
        },
    };
}
