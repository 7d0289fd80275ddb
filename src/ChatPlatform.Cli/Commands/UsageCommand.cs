using System.CommandLine;
using System.Globalization;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat usage</c>: turns and tokens.</summary>
internal static class UsageCommand
{
    public static Command Build(Shell shell)
    {
        var from = Day("--from", "The first moment that counts, such as 2026-11-01 (UTC). Left out: 30 days before the end.");
        var to = Day("--to", "The first moment that does not count. Left out: now.");
        return shell.Command(
            "usage",
            "Turns and tokens by day, bot and model; needs the tenant's admin key.",
            async (call, cancellationToken) => call.Show(
                await call.Api.GetAsync(ApiPath.WithQuery("api/v1/usage", ("from", Text(call.Get(from))), ("to", Text(call.Get(to)))), cancellationToken),
                UsageView.Write),
            from, to);
    }

    private static Option<DateTimeOffset?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "date",
        CustomParser = result =>
        {
            if (DateTimeOffset.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
            {
                return moment;
            }

            result.AddError($"{name} '{result.Tokens[0].Value}' is no date. Write 2026-11-01 or 2026-11-01T12:00Z.");
            return null;
        },
    };

    private static string? Text(DateTimeOffset? moment) => moment?.ToString("O", CultureInfo.InvariantCulture);
}
