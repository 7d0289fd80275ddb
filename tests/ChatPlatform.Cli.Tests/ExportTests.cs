using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ChatPlatform.Cli.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace ChatPlatform.Cli.Tests;

/// <summary>An export is there whole or not at all, and the exit code says which.</summary>
public sealed class ExportTests : IDisposable
{
    private const string Line = "{\"id\":\"acme\"}\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("chat-export-").FullName;

    private string Target => Path.Combine(_folder, "acme.zip");

    [Fact]
    public async Task A_whole_export_is_written_and_its_manifest_shown()
    {
        await using var server = await ScriptedServer.StartAsync(Zip(Export(Line)));
        using var chat = new Chat().At(server.Url, "k");

        Assert.Matches(@"(?m)^tenant\.jsonl +1 ", (await chat.RunAsync("tenant", "export", "acme", "-o", Target)).Ends(ExitCode.Ok).Out);

        Assert.Equal([Target], Directory.GetFiles(_folder));
        Assert.Equal("/api/v1/admin/tenants/acme/export", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task A_connection_that_breaks_off_leaves_what_was_there_before()
    {
        var export = Export(Line);
        await File.WriteAllTextAsync(Target, "the last export", TestContext.Current.CancellationToken);
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            await context.Response.Body.WriteAsync(export.AsMemory(0, export.Length / 2));
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        using var chat = new Chat().At(server.Url, "k");

        (await chat.RunAsync("tenant", "export", "-o", Target)).Ends(ExitCode.Unreachable);

        Assert.Equal("the last export", await File.ReadAllTextAsync(Target, TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    [InlineData(0)]
    public async Task An_answer_that_ends_early_without_an_error_is_noticed(double part)
    {
        var export = Export(Line);
        await using var server = await ScriptedServer.StartAsync(Zip(export[..(int)(export.Length * part)]));
        using var chat = new Chat().At(server.Url, "k");

        Assert.Contains("not whole", (await chat.RunAsync("tenant", "export", "-o", Target)).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("{\"id\":\"acne\"}\n", "tenant.jsonl is not what the manifest says")]
    [InlineData(null, "it has no tenant.jsonl")]
    public async Task A_file_that_is_not_what_the_manifest_says_is_noticed(string? content, string told)
    {
        await using var server = await ScriptedServer.StartAsync(Zip(Export(content)));
        using var chat = new Chat().At(server.Url, "k");

        Assert.Contains(told, (await chat.RunAsync("tenant", "export", "-o", Target)).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told_as_such()
    {
        await using var server = await ScriptedServer.StartAsync(Zip(Export(Line)));
        using var chat = new Chat().At(server.Url, "k");

        Assert.DoesNotContain("connection", (await chat.RunAsync("tenant", "export", "-o", Path.Combine(_folder, "none", "a.zip"))).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Func<HttpContext, Task> Zip(byte[] bytes) => context => context.Response.Body.WriteAsync(bytes).AsTask();

    /// <param name="content">Of the one file; null to leave it out. The manifest is always that of <see cref="Line"/>.</param>
    private static byte[] Export(string? content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (content is not null)
            {
                Add(zip, "tenant.jsonl", content);
            }

            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Line)));
            Add(zip, "manifest.json", $$"""{"format":"chatplatform-export/1","tenant_id":"acme","files":[{"name":"tenant.jsonl","records":1,"bytes":14,"sha256":"{{hash}}"}]}""");
        }

        return bytes.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(content);
    }
}
