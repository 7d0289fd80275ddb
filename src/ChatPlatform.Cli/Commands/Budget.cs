using System.CommandLine;
using System.Text.Json.Nodes;

namespace ChatPlatform.Cli.Commands;

/// <summary>Who answers when the month's spending ceiling is reached.</summary>
internal static class Budget
{
    public static Option<bool?> Option() => new("--degrade")
    {
        Description = "true: when the month's budget is spent, the built-in model answers; false: nobody does.",
        HelpName = "true|false",
    };

    public static void AddTo(JsonObject body, Call call, Option<bool?> option)
    {
        if (call.Get(option) is { } degrades)
        {
            body["degrade_to_extractive"] = degrades;
        }
    }
}
