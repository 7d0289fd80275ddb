using System.Text.Json.Nodes;
using ChatPlatform.Cli.Tests.Support;

namespace ChatPlatform.Cli.Tests;

/// <summary>A tenant's own models, whose keys stand in no shell's history.</summary>
public sealed class ModelTests
{
    private const string Model = """{"id":"gpt","provider":"openai","base_url":"","model":"m","api_key":{"set":true}}""";

    [Fact]
    public async Task A_model_that_is_not_there_yet_is_added_with_the_key_from_the_environment()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Problem(404, "model_not_found", "There is no such model."), ScriptedServer.Json(Model, status: 201));
        using var chat = new Chat().At(server.Url, "k");
        chat.Variables["OPENAI_KEY"] = "sk-1";

        var result = (await chat.RunAsync("model", "set", "gpt", "--provider", "openai", "--model", "m", "--api-key-env", "OPENAI_KEY")).Ends(ExitCode.Ok);

        Assert.Matches("(?m)^key +set", result.Out);
        Assert.Equal(["PUT /api/v1/models/gpt", "POST /api/v1/models"], server.Requests.Select(asked => $"{asked.Method} {asked.Path}"));
        var added = JsonNode.Parse(server.Requests[1].Body)!;
        Assert.Equal(("gpt", "sk-1"), (added["id"]!.GetValue<string>(), added["api_key"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_change_without_a_key_leaves_the_key()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(Model));
        using var chat = new Chat().At(server.Url, "k");

        (await chat.RunAsync("model", "set", "gpt", "--model", "m2")).Ends(ExitCode.Ok);

        Assert.Null(JsonNode.Parse(Assert.Single(server.Requests).Body)!["api_key"]);
    }
}
