using System.CommandLine;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Api;
using ChatPlatform.Cli.Output;

namespace ChatPlatform.Cli.Commands;

/// <summary><c>chat ask</c>: a visitor's question, and the reply as it is written.</summary>
internal static class AskCommand
{
    private const string Path = "api/v1/chat";

    /// <summary>A connection that broke off is taken up this often; the message's id makes it the same message.</summary>
    private const int Resumptions = 3;

    private static readonly TimeSpan ResumptionPause = TimeSpan.FromSeconds(1);

    public static Command Build(Shell shell)
    {
        var message = new Argument<string>("message") { Description = "The question; '-' reads the standard input." };
        var session = new Option<string?>("--session", "-s") { Description = "Goes on with a conversation. Left out: a new one." };
        var bot = new Option<string?>("--bot", "-b") { Description = "One of the tenant's bots. Left out: the first." };
        var visitor = new Option<string?>("--visitor") { Description = "Who asks, by a name of your own, for 'chat visitor export' and 'erase'." };
        return shell.Command(
            "ask",
            "Asks a bot and shows the reply as it is written, with its sources; needs the tenant's chat key.",
            async (call, cancellationToken) =>
            {
                var api = call.Api;
                var sessionId = call.Get(session) ?? Guid.NewGuid().ToString("N");
                var body = new JsonObject
                {
                    ["message"] = call.Get(message) is "-" ? (await call.Around.In.ReadToEndAsync(cancellationToken)).Trim() : call.Get(message),
                    ["session_id"] = sessionId,
                    ["client_message_id"] = Guid.NewGuid().ToString("N"),
                    ["bot"] = call.Get(bot),
                };
                if (call.Get(visitor) is { } who)
                {
                    body["visitor"] = who;
                }

                var ask = ApiCall.RepeatablePost(Path, body);
                return call.IsJson
                    ? Ended(await AnswerAsync(call, ask, cancellationToken))
                    : Ended(await StreamAsync(call, ask, sessionId, cancellationToken));
            },
            message, session, bot, visitor);
    }

    private static async Task<string?> AnswerAsync(Call call, ApiCall ask, CancellationToken cancellationToken)
    {
        var answer = await call.Api.SendAsync(ask, cancellationToken);
        call.Around.Out.WriteLine(answer.Text);
        return answer.Body.Text("status");
    }

    private static async Task<string?> StreamAsync(Call call, ApiCall ask, string sessionId, CancellationToken cancellationToken)
    {
        var reply = new ReplyPrinter(call.Around.Out, call.Console, call.Say);
        try
        {
            for (var resumed = 0; !reply.IsComplete; resumed++)
            {
                try
                {
                    await foreach (var change in call.Api.StreamAsync(ask, cancellationToken))
                    {
                        reply.Take(change.Data);
                    }

                    if (reply.IsForPerson)
                    {
                        call.Say($"A person will answer. Read it with: chat session show {sessionId}");
                        return "unanswered";
                    }

                    if (!reply.IsComplete)
                    {
                        throw new ConnectionBrokenException($"{call.Api.Server} ended the answer before the reply did.");
                    }
                }
                catch (CliException failure) when (resumed < Resumptions && IsPassing(failure, resumed))
                {
                    await Task.Delay(ResumptionPause * (1 << resumed), call.Around.Time, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            reply.BreakOff();
            call.Say($"Stopped listening; the server finishes the reply. Read it with: chat session show {sessionId}");
            throw;
        }
        catch (CliException)
        {
            reply.BreakOff();
            throw;
        }

        reply.WriteCitations();
        call.Say($"Go on with: chat ask --session {sessionId} \"…\"");
        return reply.Status;
    }

    /// <summary>A server that broke off may be away for a moment before it is there again.</summary>
    private static bool IsPassing(CliException failure, int resumed) =>
        failure is ConnectionBrokenException || (resumed > 0 && failure.ExitCode == ExitCode.Unreachable);

    /// <summary>An honest "the site does not say" is an answer.</summary>
    private static int Ended(string? status) => status is "complete" or "unanswered" or "stopped" ? ExitCode.Ok : ExitCode.Failed;
}
