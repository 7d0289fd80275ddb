using System.CommandLine;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat tenant move</c>: a tenant's data to a database of its own, or back to the shared one.</summary>
internal static class TenantMove
{
    private const string Description =
        """
        Moves a tenant's data to another database while the platform runs.

        Reading goes on; what writes waits until the data is there. A move that breaks off, here or at
        the server, is taken up by the same command. With --json every event is a line of JSON.
        """;

    public static Command Build(Shell shell)
    {
        var id = TenantCommands.Id();
        var to = new Option<string?>("--to") { Description = "The database's connection string; '-' reads a line of the standard input, so that no shell's history has it.", HelpName = "connection string" };
        var toVariable = new Option<string?>("--to-env") { Description = "The environment variable that holds the connection string.", HelpName = "name" };
        var toShared = new Option<bool>("--to-shared") { Description = "Back to the database that tenants share." };
        var command = shell.Command("move", Description, (call, cancellationToken) => RunAsync(call, id, to, toVariable, toShared, cancellationToken), id, to, toVariable, toShared);
        command.Validators.Add(result =>
        {
            Option[] targets = [to, toVariable, toShared];
            if (targets.Count(target => result.GetResult(target) is { Implicit: false }) != 1)
            {
                result.AddError("Name one of --to, --to-env and --to-shared.");
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Call call, Argument<string> id, Option<string?> to, Option<string?> toVariable, Option<bool> toShared, CancellationToken cancellationToken)
    {
        var path = $"{TenantCommands.PathOf(call.Get(id))}/move";

        // Made before the standard input is read here: its key may be the first line of it.
        var api = call.Api;
        var target = call.Get(toShared) ? null : await TargetAsync(call, call.Get(to), call.Get(toVariable), cancellationToken);
        var move = ApiCall.RepeatablePost(path, new JsonObject { ["connection_string"] = target });
        var step = "";
        try
        {
            await StepLine.FollowAsync(call.Progress, async show =>
            {
                await foreach (var change in api.StreamAsync(move, cancellationToken))
                {
                    step = Follow(call, change, show) ?? step;
                }

                if (step != Done)
                {
                    throw new ConnectionBrokenException($"{api.Server} ended the answer.");
                }
            });
        }
        catch (ConnectionBrokenException broken)
        {
            throw new CliException($"{broken.Message} The move of '{call.Get(id)}' got to '{(step.Length == 0 ? "its beginning" : step)}' and is not known to be finished; the same command takes it up.", broken.ExitCode, broken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            call.Say($"Stopped following at '{step}'; the server goes on with the move. Until it is over the same command is a conflict, afterwards it tells or finishes it.");
            return ExitCode.Interrupted;
        }

        if (!call.IsJson)
        {
            call.Console.WriteText($"Tenant '{call.Get(id)}' is in {(target is null ? "the shared database" : "its new database")}.");
        }

        return ExitCode.Ok;
    }

    private const string Done = "done";

    /// <returns>The step that the move is at; null for an event that tells none.</returns>
    private static string? Follow(Call call, SseItem<JsonElement> change, Action<string> show)
    {
        if (change.EventType == "error")
        {
            throw ApiRefusal.Of(System.Net.HttpStatusCode.InternalServerError, change.Data.GetRawText(), retryAfter: null, call.Api.Server);
        }

        if (call.IsJson)
        {
            call.Around.Out.WriteLine(change.Data.GetRawText());
        }

        if (change.Data.Find("done") is { ValueKind: JsonValueKind.True })
        {
            return Done;
        }

        var step = change.Data.Text("step");
        if (step is not null)
        {
            show(change.Data.Text("table") is { } table ? $"{step} {table}" : step);
        }

        return step;
    }

    private static async Task<string> TargetAsync(Call call, string? to, string? variable, CancellationToken cancellationToken)
    {
        if (variable is not null)
        {
            return call.Around.Required(variable);
        }

        return to == "-" ? await call.Around.ReadLineAsync("connection string", cancellationToken) : to is { Length: > 0 } ? to : throw CliException.Usage("--to is empty; --to-shared moves back to the shared database.");
    }
}
