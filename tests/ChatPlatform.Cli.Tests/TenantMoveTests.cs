using System.Text.Json.Nodes;
using ChatPlatform.Cli.Tests.Support;

namespace ChatPlatform.Cli.Tests;

/// <summary>A tenant's move to another database, as the server tells it.</summary>
public sealed class TenantMoveTests
{
    private const string Database = "Host=db.example;Username=acme;Password=very-secret";
    private static readonly string[] Steps = ["""{"step":"prepare"}""", """{"step":"copy","table":"messages"}""", """{"step":"switch"}"""];

    [Fact]
    public async Task Its_steps_are_shown_and_its_end()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Events([.. Steps, """{"done":true}"""]));
        using var chat = new Chat().At(server.Url, "k");

        var result = (await chat.RunAsync("tenant", "move", "acme", "--to", Database)).Ends(ExitCode.Ok);

        Assert.Equal("prepare|copy messages|switch", string.Join('|', result.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("in its new database", result.Out, StringComparison.Ordinal);
        Assert.Equal(("POST", "/api/v1/admin/tenants/acme/move"), (server.Requests[0].Method, server.Requests[0].Path));
        Assert.Equal(Database, ConnectionString(server));
        Assert.DoesNotContain("very-secret", result.Out + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_json_every_event_is_a_line()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Events([.. Steps, """{"done":true}"""]));
        using var chat = new Chat().At(server.Url, "k");

        var lines = (await chat.RunAsync("tenant", "move", "acme", "--to-shared", "--json")).Ends(ExitCode.Ok).Out.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal([.. Steps, """{"done":true}"""], lines);
        Assert.Equal("""{"connection_string":null}""", server.Requests[0].Body);
    }

    [Fact]
    public async Task The_connection_string_may_come_from_the_standard_input_after_the_key_or_from_a_variable()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Events("""{"done":true}"""));
        using var piped = new Chat { Input = $"the-key\n{Database}\n" };
        (await piped.RunAsync("tenant", "move", "acme", "--to", "-", "--key", "-", "--server", server.Url)).Ends(ExitCode.Ok);
        Assert.Equal("Bearer the-key", server.Requests[0].Authorization);
        Assert.Equal(Database, ConnectionString(server));

        using var set = new Chat { Variables = { ["ACME_DB"] = Database } }.At(server.Url, "k");
        (await set.RunAsync("tenant", "move", "acme", "--to-env", "ACME_DB")).Ends(ExitCode.Ok);
        Assert.Equal(Database, ConnectionString(server));
    }

    [Theory]
    [InlineData]
    [InlineData("--to", "x", "--to-shared")]
    [InlineData("--to", "")]
    [InlineData("--to", "-")]
    [InlineData("--to-env", "NOT_THERE")]
    public async Task Without_one_target_nothing_is_moved(params string[] target)
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Events("""{"done":true}"""));
        using var chat = new Chat().At(server.Url, "k");

        (await chat.RunAsync(["tenant", "move", "acme", .. target])).Ends(ExitCode.WrongUsage);

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task A_move_that_fails_tells_the_servers_reason()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Events(Steps[0], "event: error\ndata: {\"status\":400,\"code\":\"invalid_request\",\"detail\":\"The database has an older schema.\"}"));
        using var chat = new Chat().At(server.Url, "k");

        Assert.Contains("The database has an older schema. (invalid_request)", (await chat.RunAsync("tenant", "move", "acme", "--to", Database)).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_move_that_breaks_off_says_where_and_that_the_same_command_takes_it_up(bool isAborted)
    {
        using var chat = new Chat();
        await using var server = await ScriptedServer.StartAsync(isAborted ? ScriptedServer.BrokenEvents(chat.WhenWritten("switch"), Steps) : ScriptedServer.Events(Steps));

        var result = (await chat.At(server.Url, "k").RunAsync("tenant", "move", "acme", "--to", Database)).Ends(ExitCode.Unreachable);

        Assert.Contains("got to 'switch'", result.Error, StringComparison.Ordinal);
        Assert.Contains("the same command takes it up", result.Error, StringComparison.Ordinal);
    }

    private static string ConnectionString(ScriptedServer server) => JsonNode.Parse(server.Requests[^1].Body)!["connection_string"]!.GetValue<string>();
}
