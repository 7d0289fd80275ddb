using System.Globalization;
using ChatPlatform.Cli.Tests.Support;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Cli.Tests;

/// <summary>A code for each class of failure, and a sentence on the standard error.</summary>
public sealed class ExitCodeTests
{
    [Theory]
    [InlineData(404, "session_not_found", ExitCode.Failed)]
    [InlineData(409, "conflict", ExitCode.Failed)]
    [InlineData(500, "internal", ExitCode.Failed)]
    [InlineData(403, "tenant_suspended", ExitCode.Failed)]
    [InlineData(401, "unauthorized", ExitCode.Unauthorized)]
    [InlineData(403, "forbidden", ExitCode.Unauthorized)]
    public async Task A_refusal_is_told_in_the_servers_words(int status, string code, int exitCode)
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Problem(status, code, "It is so."));
        using var chat = new Chat().At(server.Url, "k");

        var result = (await chat.RunAsync("session", "show", "x", "--json")).Ends(exitCode);

        Assert.Empty(result.Out);
        Assert.StartsWith("chat: It is so.", result.Error, StringComparison.Ordinal);
        Assert.EndsWith($"({code})", result.Error.TrimEnd(), StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(200, "text/html", "<html>", ExitCode.Failed, "did not answer with JSON")]
    [InlineData(502, "text/html", "<html>", ExitCode.Unreachable, "answered 502 without saying why")]
    [InlineData(401, "text/plain", "", ExitCode.Unauthorized, "answered 401 without saying why")]
    public async Task An_answer_that_is_not_the_platforms_is_called_so(int status, string type, string body, int exitCode, string told)
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Answer(status, type, body));
        using var chat = new Chat().At(server.Url, "k");

        Assert.Contains(told, (await chat.RunAsync("usage")).Ends(exitCode).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_is_not_followed_with_the_key()
    {
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.Redirect("https://elsewhere.example/api/v1/usage?secret=1");
            return Task.CompletedTask;
        });
        using var chat = new Chat().At(server.Url, "k");

        Assert.Contains("sends on to https://elsewhere.example/", (await chat.RunAsync("usage")).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("usage")]
    [InlineData("ask", "Hello?")]
    [InlineData("doctor")]
    public async Task Nothing_listening_is_unreachable(params string[] command)
    {
        using var chat = new Chat().At(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort.Next()}"), "k");

        var result = (await chat.RunAsync(command)).Ends(ExitCode.Unreachable);

        Assert.Contains("cannot be reached", result.Out + result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tenant")]
    [InlineData("tenant", "show")]
    [InlineData("tenant", "update", "acme")]
    [InlineData("tenant", "frobnicate")]
    [InlineData("tenant", "delete", "..", "--yes")]
    [InlineData("tenant", "delete", "acme", "--yes", "--now", "--grace-hours", "1")]
    [InlineData("tenant", "settings", "--turn-off", "everything")]
    [InlineData("bot", "update", "help")]
    [InlineData("origin", "add")]
    [InlineData("user", "invite", "a@b.example", "--role", "king")]
    [InlineData("account", "update", "x")]
    [InlineData("tenant", "update", "acme", "--bots", "-1")]
    [InlineData("upload", "/no/such/file")]
    [InlineData("upload", "-")]
    [InlineData("upload", "-", "--name", "a.txt", "--key", "-")]
    [InlineData("session", "cleanup", "--yes")]
    [InlineData("tenant", "export", "acme")]
    [InlineData("model", "set", "x", "--api-key-env", "NO_SUCH_VARIABLE")]
    [InlineData("key", "create")]
    [InlineData("key", "create", "--scope", "chat", "--platform")]
    [InlineData("key", "create", "--scope", "chat", "--expires-in", "soon")]
    [InlineData("key", "create", "--scope", "chat", "--expires-in", "-1d")]
    [InlineData("session", "delete", "", "--yes")]
    [InlineData("source", "pages", "x", "--state", "green")]
    [InlineData("search", "q", "-k", "0")]
    [InlineData("usage", "--from", "yesterday")]
    [InlineData("usage", "--server", "ftp://x")]
    [InlineData("usage", "--key", "two words")]
    [InlineData("usage", "--profile", "nobody")]
    [InlineData("profile", "add", "x")]
    public async Task Wrong_usage_asks_no_server(params string[] command)
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json("{}"));
        using var chat = new Chat().At(server.Url, "k");

        var result = (await chat.RunAsync(command)).Ends(ExitCode.WrongUsage);

        Assert.Empty(result.Out);
        Assert.NotEmpty(result.Error);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("tenant", "delete", "acme")]
    [InlineData("tenant", "rotate-keys", "acme", "--overlap-hours", "0")]
    [InlineData("bot", "delete", "x")]
    [InlineData("key", "rotate", "x", "--overlap-hours", "0")]
    [InlineData("key", "revoke", "x")]
    [InlineData("origin", "remove", "https://acme.example")]
    [InlineData("user", "remove", "x")]
    [InlineData("account", "delete", "x")]
    [InlineData("source", "delete", "x")]
    [InlineData("session", "delete", "x")]
    [InlineData("session", "cleanup", "--older-than", "90d")]
    [InlineData("visitor", "erase", "x")]
    [InlineData("model", "delete", "x")]
    [InlineData("knowledge", "clear")]
    public async Task What_cannot_be_undone_is_asked_and_refused_without_a_terminal(params string[] command)
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json("{}"));
        using var chat = new Chat { Input = "y\n" }.At(server.Url, "k");
        Assert.Contains("--yes", (await chat.RunAsync(command)).Ends(ExitCode.WrongUsage).Error, StringComparison.Ordinal);

        chat.IsAtTerminal = true;
        chat.Input = "\n";
        (await chat.RunAsync(command)).Ends(ExitCode.Failed);
        Assert.Empty(server.Requests);

        chat.Input = "y\n";
        (await chat.RunAsync(command)).Ends(ExitCode.Ok);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"The model cannot be reached."}""", "model", "test", "x")]
    [InlineData("""{"kinds":[{"name":"models","values":2,"resealed":0,"lost":1}]}""", "secrets", "reseal")]
    public async Task What_the_server_found_wrong_fails(string found, params string[] command)
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(found));
        using var chat = new Chat().At(server.Url, "k");

        (await chat.RunAsync(command)).Ends(ExitCode.Failed);
    }

    [Fact]
    public async Task An_audit_log_that_was_changed_fails_and_names_the_entry()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(
            """{"tenant_id":"acme","intact":false,"entries":6,"head":{"sequence":9,"hash":"ab"},"first_bad":{"sequence":7,"kind":"changed"},"unfinished":[]}"""));
        using var chat = new Chat().At(server.Url, "k");

        Assert.Contains("entry 7 is changed", (await chat.RunAsync("audit", "verify")).Ends(ExitCode.Failed).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_documents_the_exit_codes()
    {
        using var chat = new Chat();

        Assert.Contains("4    unauthorized or forbidden", (await chat.RunAsync("--help")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
    }
}
