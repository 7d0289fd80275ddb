using System.CommandLine;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat usage</c>: turns and tokens.</summary>
internal static class UsageCommand
{
    public static Command Build(Shell shell)
    {
        var from = Moments.Option("--from", "The first moment that counts, such as 2026-11-01 (UTC). Left out: 30 days before the end.");
        var to = Moments.Option("--to", "The first moment that does not count. Left out: now.");
        return shell.Command(
            "usage",
            "Turns and tokens by day, bot and model; needs the tenant's admin key.",
            async (call, cancellationToken) => call.Show(
                await call.Api.GetAsync(ApiPath.WithQuery("api/v1/usage", ("from", Moments.Text(call.Get(from))), ("to", Moments.Text(call.Get(to)))), cancellationToken),
                UsageView.Write),
            from, to);
    }
}
