using ChatPlatform.Cli.Tests.Support;

namespace ChatPlatform.Cli.Tests;

/// <summary>A busy server is asked again when that does no harm, as late as it says.</summary>
public sealed class PatienceTests
{
    private const string Tenant = """{"id":"acme"}""";

    [Theory]
    [InlineData("GET", "tenant", "show", "acme")]
    [InlineData("PUT", "tenant", "update", "acme", "--name", "A")]
    [InlineData("POST", "tenant", "suspend", "acme")]
    public async Task What_may_be_repeated_is_repeated_after_the_time_that_the_server_names(string method, params string[] command)
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Problem(503, "tenant_moving", "Its data moves.", "7"), ScriptedServer.Problem(429, "rate_limited", "Slowly.", "3"), ScriptedServer.Json(Tenant));
        var time = new ImpatientTime();
        using var chat = new Chat { Time = time }.At(server.Url, "k");

        var result = (await chat.RunAsync(command)).Ends(ExitCode.Ok);

        Assert.Equal([method, method, method], server.Requests.Select(asked => asked.Method));
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(3)], time.Waits);
        Assert.Contains("Its data moves.", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5", ExitCode.Ok, 2)]
    [InlineData(null, ExitCode.Failed, 1)]
    public async Task A_conflict_passes_only_if_the_server_says_when(string? retryAfter, int exitCode, int requests)
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Problem(409, "source_busy", "The source is being read already.", retryAfter), ScriptedServer.Json("""{"id":"x"}"""));
        using var chat = new Chat().At(server.Url, "k");

        (await chat.RunAsync("source", "sync", "x")).Ends(exitCode);

        Assert.Equal(requests, server.Requests.Count);
    }

    [Fact]
    public async Task A_wait_beyond_the_patience_is_a_refusal_that_names_it()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Problem(503, "unavailable", "The database is away.", "30"));
        using var chat = new Chat().At(server.Url, "k");

        var result = (await chat.RunAsync("usage", "--patience", "65")).Ends(ExitCode.Failed);

        Assert.Equal(3, server.Requests.Count);
        Assert.Contains("The database is away. Ask again in 30 s. (unavailable)", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tenant", "create", "acme")]
    [InlineData("tenant", "rotate-keys", "acme")]
    [InlineData("key", "create", "--scope", "chat")]
    [InlineData("key", "rotate", "x")]
    [InlineData("source", "add", "https://acme.example")]
    public async Task What_would_happen_twice_is_not_repeated(params string[] command)
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Problem(503, "unavailable", "Away.", "1"));
        using var chat = new Chat().At(server.Url, "k");

        (await chat.RunAsync(command)).Ends(ExitCode.Failed);

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_deletion_that_took_effect_although_it_was_refused_is_one()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Problem(503, "unavailable", "Away.", "1"), ScriptedServer.Problem(404, "session_not_found", "There is no such session."));
        using var chat = new Chat().At(server.Url, "k");

        (await chat.RunAsync("session", "delete", "x", "--yes")).Ends(ExitCode.Ok);
        (await chat.RunAsync("session", "delete", "x", "--yes")).Ends(ExitCode.Failed);
    }
}
