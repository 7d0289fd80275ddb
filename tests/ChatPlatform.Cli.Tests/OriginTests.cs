using ChatPlatform.Cli.Tests.Support;

namespace ChatPlatform.Cli.Tests;

/// <summary>Waiting for the proof that a site is the tenant's.</summary>
public sealed class OriginTests
{
    private const string Proof = """{"file":"https://acme.example/.well-known/x.txt","file_line":"chat=abc","meta":"<meta name=x>","txt_name":"_x.acme.example","txt_value":"chat=abc"}""";

    [Fact]
    public async Task What_to_paste_is_shown_and_the_proof_looked_for_until_it_is_there()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Json($$"""{"origin":"https://acme.example","state":"pending","proof":{{Proof}}}""", status: 201),
            ScriptedServer.Json($$"""{"origin":"https://acme.example","state":"failed","reason":"The server answered 404.","proof":{{Proof}}}"""),
            ScriptedServer.Json($$"""{"origin":"https://acme.example","state":"verified","proof":{{Proof}}}"""));
        var time = new ImpatientTime();
        using var chat = new Chat { Time = time }.At(server.Url, "k");

        var result = (await chat.RunAsync("origin", "add", "https://acme.example", "--wait")).Ends(ExitCode.Ok);

        Assert.Contains("with a line chat=abc", result.Error, StringComparison.Ordinal);
        Assert.Contains("failed: The server answered 404.", result.Error, StringComparison.Ordinal);
        Assert.Contains("verified", result.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("chat=abc", result.Out, StringComparison.Ordinal);
        Assert.Equal(["/api/v1/origins", "/api/v1/origins/verify", "/api/v1/origins/verify"], server.Requests.Select(asked => asked.Path));
        Assert.All(time.Waits, wait => Assert.Equal(TimeSpan.FromSeconds(10), wait));
    }

    [Fact]
    public async Task A_proof_that_is_not_there_fails()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Json($$"""{"origin":"https://acme.example","state":"failed","reason":"The server answered 404.","proof":{{Proof}}}"""));
        using var chat = new Chat().At(server.Url, "k");

        Assert.Contains("404", (await chat.RunAsync("origin", "verify", "https://acme.example")).Ends(ExitCode.Failed).Out, StringComparison.Ordinal);
    }
}
