using System.CommandLine;
using System.Text.Json;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat secrets</c>: secrets as the platform stores them.</summary>
internal static class SecretCommands
{
    public static Command Build(Shell shell) => Shell.Group("secrets", "Secrets as they are stored; needs the platform admin's key.", Reseal(shell));

    private static Command Reseal(Shell shell) => shell.Command(
        "reseal",
        "Seals every stored secret with the key ring's present key, as the server does every day by itself; fails when one cannot be opened any more.",
        async (call, cancellationToken) =>
        {
            var report = await call.Api.SendAsync(ApiCall.RepeatablePost("api/v1/admin/secrets/reseal"), cancellationToken);
            call.Show(report, Write);
            return report.Body.List("kinds").Any(kind => kind.Integer("lost") > 0) ? ExitCode.Failed : ExitCode.Ok;
        });

    private static void Write(Spectre.Console.IAnsiConsole console, JsonElement report) => console.WriteTable(
        ["secrets", "stored", "sealed anew", "lost"],
        report.List("kinds").Select(kind => (IReadOnlyList<string?>)[kind.Text("name"), kind.Text("values"), kind.Text("resealed"), kind.Text("lost")]));
}
