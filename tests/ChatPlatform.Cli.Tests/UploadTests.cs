using ChatPlatform.Cli.Tests.Support;

namespace ChatPlatform.Cli.Tests;

/// <summary>Files on their way to the knowledge.</summary>
public sealed class UploadTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chat-upload-").FullName;

    [Fact]
    public async Task A_folder_is_gone_through_but_for_what_is_hidden_and_each_file_has_its_result()
    {
        Write("a.md", "# A");
        Write("guide/b.txt", "B");
        Write(".git/config", "secret");
        await using var server = await ScriptedServer.StartAsync(
            Indexed("a.md"), ScriptedServer.Problem(413, "body_too_large", "Too large."));
        using var chat = new Chat().At(server.Url, "k");

        var result = (await chat.RunAsync("upload", _folder)).Ends(ExitCode.Failed);

        Assert.Matches(@"(?m)^a\.md +indexed +3 ", result.Out);
        Assert.Matches(@"(?m)^guide-b\.txt +refused +1 .*Too large\.", result.Out);
        Assert.Contains("2 of 2: guide-b.txt", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal("POST /api/v1/upload", $"{request.Method} {request.Path}"));
        Assert.Contains("name=file; filename=a.md", server.Requests[0].Body.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, request => request.Body.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Files_that_would_replace_each_other_are_not_sent()
    {
        Write("one/a.md", "1");
        Write("two/a.md", "2");
        await using var server = await ScriptedServer.StartAsync(Indexed("a.md"));
        using var chat = new Chat().At(server.Url, "k");

        (await chat.RunAsync("upload", Path.Combine(_folder, "one"), Path.Combine(_folder, "two"))).Ends(ExitCode.WrongUsage);

        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task The_standard_input_is_a_file_under_a_name_and_sent_again_when_the_server_is_busy()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Problem(503, "unavailable", "Away.", "1"), Indexed("prices.csv"));
        using var chat = new Chat { Input = "kettle,20" }.At(server.Url, "k");

        (await chat.RunAsync("upload", "-", "--name", "prices.csv")).Ends(ExitCode.Ok);

        Assert.Equal(2, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Contains("kettle,20", request.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_goes_away_in_between_ends_it_and_what_was_done_is_told()
    {
        Write("a.md", "# A");
        Write("b.md", "# B");
        await using var server = await ScriptedServer.StartAsync(Indexed("a.md"), ScriptedServer.Problem(401, "unauthorized", "The key has ended."));
        using var chat = new Chat().At(server.Url, "k");

        var result = (await chat.RunAsync("upload", _folder, "--json")).Ends(ExitCode.Unauthorized);

        Assert.Equal("a.md", Assert.Single(result.Json["files"]!.AsArray())!["name"]!.GetValue<string>());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Func<Microsoft.AspNetCore.Http.HttpContext, Task> Indexed(string name) =>
        ScriptedServer.Json($$"""{"files":[{"name":"{{name}}","status":"indexed","document_id":"d","chunks":1,"bytes":3}]}""");

    private void Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
