using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Diagnosis;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat doctor</c>: what stands between a visitor and a reply.</summary>
internal static class DoctorCommand
{
    public static Command Build(Shell shell)
    {
        var ask = new Option<string?>("--ask") { Description = "Also asks the bot this, which counts as a turn, and tells which model answered.", HelpName = "question" };
        return shell.Command(
            "doctor",
            "Checks the server, the key and its scope, the tenant, the model, and how its sources were read; with the platform admin's key also the database, its migrations, every model, and whether the server reaches the sources.",
            async (call, cancellationToken) =>
            {
                var examination = new Examination(call.Api, call.Connection, call.Get(ask));
                var findings = await examination.RunAsync(cancellationToken);
                Show(call, findings);
                return findings.Select(finding => finding.ExitCode).FirstOrDefault(code => code != ExitCode.Ok);
            },
            ask);
    }

    private static void Show(Call call, IReadOnlyList<Finding> findings)
    {
        var checks = findings.Select(finding => new JsonObject { ["name"] = finding.Name, ["outcome"] = finding.Outcome, ["detail"] = finding.Detail });
        call.Show(ApiReply.Of(new JsonObject { ["checks"] = new JsonArray([.. checks]) }), Write);
    }

    private static void Write(Spectre.Console.IAnsiConsole console, JsonElement report) => console.WriteTable(
        ["check", "outcome", "detail"],
        report.List("checks").Select(check => (IReadOnlyList<string?>)[check.Text("name"), check.Text("outcome"), check.Text("detail")]));
}
