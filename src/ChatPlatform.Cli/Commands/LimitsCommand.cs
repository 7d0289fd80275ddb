using System.CommandLine;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat limits</c>: what a tenant may use, and what it uses.</summary>
internal static class LimitsCommand
{
    public static Command Build(Shell shell) => shell.Command(
        "limits",
        "What the tenant's plan allows, what is used of it, and when counting begins anew; needs the tenant's admin key.",
        async (call, cancellationToken) => call.Show(await call.Api.GetAsync("api/v1/limits", cancellationToken), LimitView.WriteUse));
}
