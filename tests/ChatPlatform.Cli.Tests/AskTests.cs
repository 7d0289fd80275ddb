using System.Text.Json.Nodes;
using ChatPlatform.Cli.Tests.Support;

namespace ChatPlatform.Cli.Tests;

/// <summary>The reply as it is written, whatever happens to the connection.</summary>
public sealed class AskTests
{
    private const string Begun = """{"type":"message","message_id":"m","role":"bot","status":"streaming","text":""}""";
    private const string Cited = """{"type":"citations","message_id":"m","citations":[{"index":1,"title":"Kettles","url":"https://x.example/","quote":"q"}]}""";
    private const string Completed = """{"type":"completed","message_id":"m","status":"complete"}""";

    [Fact]
    public async Task A_reply_that_broke_off_is_taken_up_as_the_same_message_and_printed_once()
    {
        using var chat = new Chat();
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.BrokenEvents(chat.WhenWritten("Within 30 "), Begun, Delta(0, "Within 30 ")),
            ScriptedServer.Events("""{"type":"message","message_id":"m","role":"bot","status":"streaming","text":"Within "}""", Delta(7, "30 days. [1]"), Cited, Completed));

        var result = (await chat.At(server.Url, "k").RunAsync("ask", "How long?")).Ends(ExitCode.Ok);

        Assert.Equal($"Within 30 days. [1]{Environment.NewLine}{Environment.NewLine}[1] Kettles  https://x.example/{Environment.NewLine}", result.Out);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(server.Requests[0].Body, server.Requests[1].Body);
        Assert.NotEmpty(JsonNode.Parse(server.Requests[0].Body)!["client_message_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_reply_that_is_begun_anew_is_printed_anew()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Events(Begun, Delta(0, "Wrong words"), """{"type":"reset","message_id":"m","revision":1}""", Delta(0, "Right"), Delta(5, " words"), Completed));
        using var chat = new Chat().At(server.Url, "k");

        var result = (await chat.RunAsync("ask", "?")).Ends(ExitCode.Ok);

        Assert.EndsWith($"{Environment.NewLine}Right words{Environment.NewLine}", result.Out, StringComparison.Ordinal);
        Assert.Contains("begins anew", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_asks_is_told_that_a_person_will_answer()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Events("""{"type":"state","answerer":"waiting","typing":false}"""));
        using var chat = new Chat().At(server.Url, "k");

        var result = (await chat.RunAsync("ask", "I want to talk to a human", "--session", "s1")).Ends(ExitCode.Ok);

        Assert.Contains("A person will answer. Read it with: chat session show s1", result.Error, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_server_that_never_finishes_is_given_up()
    {
        using var chat = new Chat();
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.BrokenEvents(chat.WhenWritten("Wi"), Begun, Delta(0, "Wi")));

        Assert.Equal($"Wi{Environment.NewLine}", (await chat.At(server.Url, "k").RunAsync("ask", "?")).Ends(ExitCode.Unreachable).Out);

        Assert.Equal(4, server.Requests.Count);
    }

    [Theory]
    [InlineData("failed", ExitCode.Failed)]
    [InlineData("unanswered", ExitCode.Ok)]
    public async Task An_honest_refusal_is_an_answer_and_a_failure_is_not(string status, int exitCode)
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Events(Begun, Delta(0, "The site does not say."), $$"""{"type":"completed","message_id":"m","status":"{{status}}"}"""));
        using var chat = new Chat().At(server.Url, "k");

        (await chat.RunAsync("ask", "?")).Ends(exitCode);
    }

    [Fact]
    public async Task What_a_model_writes_does_not_drive_the_terminal()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Events(Begun, Delta(0, "a\\u001b]0;owned\\u0007\\u202eb\\nc"), Completed));
        using var chat = new Chat().At(server.Url, "k");

        Assert.StartsWith("a\uFFFD]0;owned\uFFFD\uFFFDb\nc", (await chat.RunAsync("ask", "?")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_listening_with_130_and_says_where_the_reply_will_be()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.HangingEvents(Begun, Delta(0, "Within")));
        using var chat = new Chat().At(server.Url, "k");
        using var ctrlC = new CancellationTokenSource();
        _ = chat.WhenWritten("Within").ContinueWith(_ => ctrlC.Cancel(), TestContext.Current.CancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);

        var result = (await chat.RunAsync(ctrlC.Token, "ask", "?", "--session", "s-9")).Ends(ExitCode.Interrupted);

        Assert.Equal($"Within{Environment.NewLine}", result.Out);
        Assert.Contains("chat session show s-9", result.Error, StringComparison.Ordinal);
    }

    private static string Delta(int offset, string text) => $$"""{"type":"delta","message_id":"m","offset":{{offset}},"text":"{{text}}","revision":0}""";
}
