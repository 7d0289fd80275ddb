using ChatPlatform.Cli.Tests.Support;

namespace ChatPlatform.Cli.Tests;

/// <summary>Conversations that nobody comes back to.</summary>
public sealed class SessionCleanupTests
{
    [Fact]
    public async Task What_the_server_removes_in_parts_is_removed_to_the_end()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Json("""{"removed":10000,"more":true}"""), ScriptedServer.Json("""{"removed":7,"more":false}"""));
        using var chat = new Chat().At(server.Url, "k");

        Assert.Contains("10007", (await chat.RunAsync("session", "cleanup", "--older-than", "12w", "--yes")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);

        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, asked => Assert.Equal("""{"older_than":"2016h"}""", asked.Body));
    }
}
