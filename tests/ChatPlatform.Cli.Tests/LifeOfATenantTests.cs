using ChatPlatform.Cli.Tests.Support;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Cli.Tests;

/// <summary>From its creation to its deletion, by nothing but the command line.</summary>
public sealed class LifeOfATenantTests(Platform platform)
{
    [Fact]
    public async Task A_tenant_is_created_reads_its_site_answers_gets_new_keys_and_is_deleted()
    {
        using var chat = new Chat { Time = TimeProvider.System }.At(platform.Address, PlatformProcess.AdminKey);
        var keys = (await chat.RunAsync("tenant", "create", "life", "--name", "Life", "--origin", "https://life.example", "--json")).Ends(ExitCode.Ok).Json["keys"]!;
        Assert.Contains("https://life.example", (await chat.RunAsync("tenant", "list")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        Assert.Contains("Lively", (await chat.RunAsync("tenant", "update", "life", "--name", "Lively")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);

        using var owner = new Chat { Time = TimeProvider.System };
        (await owner.RunAsync("profile", "add", "life", "--server", platform.Address, "--key", keys["admin"]!.GetValue<string>())).Ends(ExitCode.Ok);
        var read = (await owner.RunAsync("source", "add", platform.SiteUrl, "--wait")).Ends(ExitCode.Ok);
        Assert.Contains("succeeded: 3 of 3 pages; 3 found, 2 indexed", read.Error, StringComparison.Ordinal);
        var source = (await owner.RunAsync("source", "status", "--json")).Ends(ExitCode.Ok).Json["items"]![0]!["id"]!.GetValue<string>();
        Assert.Contains("gone.html 404", (await owner.RunAsync("source", "pages", source, "--state", "failed")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        Assert.Contains("2 unchanged", (await owner.RunAsync("source", "sync", source, "--wait")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);

        Assert.Contains("1. Kettles › Returns", (await owner.RunAsync("search", "return a kettle")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        var asked = (await owner.RunAsync("ask", "How many days do I have to return a kettle?", "--session", "s-1")).Ends(ExitCode.Ok);
        Assert.StartsWith("You can return a kettle within 30 days of delivery. [1]", asked.Out, StringComparison.Ordinal);
        Assert.Contains($"[1] Kettles  {platform.SiteUrl}", asked.Out, StringComparison.Ordinal);

        Assert.Contains("s-1", (await owner.RunAsync("session", "list")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        Assert.Contains("within 30 days", (await owner.RunAsync("session", "show", "s-1")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        Assert.Matches("(?m)^all +1 ", (await owner.RunAsync("usage")).Ends(ExitCode.Ok).Out);
        Assert.Contains("scope admin", (await owner.RunAsync("doctor")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        (await owner.RunAsync("session", "delete", "s-1", "--yes")).Ends(ExitCode.Ok);
        (await owner.RunAsync("session", "show", "s-1")).Ends(ExitCode.Failed);

        (await chat.RunAsync("tenant", "suspend", "life")).Ends(ExitCode.Ok);
        Assert.Contains("(tenant_suspended)", (await owner.RunAsync("ask", "Is anybody there?")).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);
        (await chat.RunAsync("tenant", "resume", "life")).Ends(ExitCode.Ok);

        var rotated = (await chat.RunAsync("tenant", "rotate-keys", "life", "--overlap-hours", "0", "--yes", "--json")).Ends(ExitCode.Ok).Json;
        (await owner.RunAsync("session", "list")).Ends(ExitCode.Unauthorized);
        (await owner.RunAsync("session", "list", "--key", rotated["admin"]!.GetValue<string>())).Ends(ExitCode.Ok);
        (await owner.RunAsync("session", "list", "--key", rotated["chat"]!.GetValue<string>())).Ends(ExitCode.Unauthorized);

        (await owner.RunAsync("ask", "How many days do I have to return a kettle?", "--key", rotated["chat"]!.GetValue<string>())).Ends(ExitCode.Ok);
        Assert.Contains("chat tenant restore life", (await chat.RunAsync("tenant", "delete", "life", "--yes")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        (await chat.RunAsync("tenant", "restore", "life")).Ends(ExitCode.Ok);
        Assert.NotEmpty(FilesOf("life"));

        var deleted = (await chat.RunAsync("tenant", "delete", "life", "--now", "--yes", "--json")).Ends(ExitCode.Ok);
        var removed = deleted.Json["removed"]!.AsArray().Select(item => item!.AsObject()).ToList();
        Assert.Superset(
            new HashSet<string> { "documents", "messages", "sources", "api_keys" }, removed.Select(item => item["name"]!.GetValue<string>()).ToHashSet());
        var files = removed.Where(item => item["kind"]!.GetValue<string>() == "file").Select(item => item["name"]!.GetValue<string>()).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.False(File.Exists(Path.Combine(platform.DataFolder, file)), file));
        Assert.Empty(FilesOf("life"));
        Assert.Contains("(tenant_not_found)", (await chat.RunAsync("tenant", "show", "life")).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);

        chat.Input = deleted.Out;
        Assert.Contains("completed", (await chat.RunAsync("tenant", "receipt", "--file", "-")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        chat.Input = deleted.Out.Replace("messages", "massages", StringComparison.Ordinal);
        Assert.Contains("not as the platform wrote it", (await chat.RunAsync("tenant", "receipt", "--file", "-")).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);
    }

    /// <summary>What in the platform's folder carries the tenant's name.</summary>
    private IEnumerable<string> FilesOf(string tenantId) =>
        Directory.EnumerateFileSystemEntries(platform.DataFolder, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path).Split('.')[0] == tenantId);
}
