using System.CommandLine;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat plan</c>: what the platform sells.</summary>
internal static class PlanCommands
{
    public static Command Build(Shell shell) => Shell.Group("plan", "The plans that tenants can be put on; needs the platform admin's key.", List(shell));

    private static Command List(Shell shell) => shell.Command(
        "list",
        "Plans and their limits; '-' is none. They are defined in the server's settings, and 'chat tenant update --plan' puts a tenant on one.",
        async (call, cancellationToken) => call.Show(await call.Api.GetAsync("api/v1/admin/plans", cancellationToken), LimitView.WritePlans));
}
