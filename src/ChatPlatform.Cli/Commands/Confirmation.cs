using System.CommandLine;

namespace ChatPlatform.Cli.Commands;

/// <summary>Before what cannot be undone.</summary>
internal static class Confirmation
{
    public static Option<bool> Option() => new("--yes", "-y") { Description = "Do not ask." };

    /// <param name="what">A question without its mark, such as "Delete source 'x'".</param>
    /// <exception cref="CliException">Not confirmed, or nobody is there to ask.</exception>
    public static async Task RequireAsync(Call call, Option<bool> yes, string what, CancellationToken cancellationToken)
    {
        if (call.Get(yes))
        {
            return;
        }

        if (!call.Around.InIsTerminal)
        {
            throw CliException.Usage($"{what}? Nobody is at a terminal to confirm it: add --yes.");
        }

        await call.Around.Error.WriteAsync($"{Output.PlainText.Of(what)}? [y/N] ");
        var answer = await call.Around.In.ReadLineAsync(cancellationToken);
        if (answer?.Trim().ToUpperInvariant() is not ("Y" or "YES"))
        {
            throw new CliException("Not confirmed; nothing was changed.", ExitCode.Failed);
        }
    }
}
