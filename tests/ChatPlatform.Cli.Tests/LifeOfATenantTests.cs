using System.IO.Compression;
using System.Text.Json.Nodes;
using ChatPlatform.Cli.Tests.Support;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Cli.Tests;

/// <summary>From its creation to the receipt of its deletion, by nothing but the command line.</summary>
public sealed class LifeOfATenantTests(Platform platform)
{
    private const string Question = "How many days do I have to return a kettle?";

    [Fact]
    public async Task A_tenant_is_created_proves_its_site_reads_it_answers_gets_new_keys_is_exported_and_deleted_with_a_receipt()
    {
        using var admin = new Chat { Time = TimeProvider.System }.At(platform.Address, PlatformProcess.AdminKey);
        using var owner = new Chat { Time = TimeProvider.System };

        await CreateAsync(admin, owner);
        await VerifyOriginAsync(owner);
        await ReadSiteAsync(owner);
        await AskAsync(owner);
        await SuspendAsync(admin, owner);
        var keys = await RotateAsync(admin, owner);
        await ExportAsync(admin, owner, keys);
        await DeleteAsync(admin);
    }

    private async Task CreateAsync(Chat admin, Chat owner)
    {
        var keys = (await admin.RunAsync("tenant", "create", "life", "--name", "Life", "--json")).Ends(ExitCode.Ok).Json["keys"]!;
        Assert.Contains("life", (await admin.RunAsync("tenant", "list")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        Assert.Contains("Lively", (await admin.RunAsync("tenant", "update", "life", "--name", "Lively")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        (await owner.RunAsync("profile", "add", "life", "--server", platform.Address, "--key", Text(keys, "admin"))).Ends(ExitCode.Ok);
        Assert.Contains("Welcome", (await owner.RunAsync("bot", "update", "main", "--greeting", "Welcome")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
    }

    private async Task VerifyOriginAsync(Chat owner)
    {
        var proof = (await owner.RunAsync("origin", "add", platform.SiteOrigin, "--json")).Ends(ExitCode.Ok).Json["proof"]!;
        Assert.Contains(Text(proof, "file_line"), (await owner.RunAsync("origin", "verify", platform.SiteOrigin)).Ends(ExitCode.Failed).Out, StringComparison.Ordinal);

        await platform.PublishAsync(Text(proof, "file"), Text(proof, "file_line"));

        (await owner.RunAsync("origin", "verify", platform.SiteOrigin, "--wait")).Ends(ExitCode.Ok);
        Assert.Matches($"(?m)^{platform.SiteOrigin} +verified", (await owner.RunAsync("origin", "list")).Ends(ExitCode.Ok).Out);
    }

    private async Task ReadSiteAsync(Chat owner)
    {
        var read = (await owner.RunAsync("source", "add", platform.SiteUrl, "--wait")).Ends(ExitCode.Ok);
        Assert.Contains("succeeded: 3 of 3 pages; 3 found, 2 indexed", read.Error, StringComparison.Ordinal);
        var source = Text((await owner.RunAsync("source", "status", "--json")).Ends(ExitCode.Ok).Json["items"]![0]!, "id");
        Assert.Contains("gone.html 404", (await owner.RunAsync("source", "pages", source, "--state", "failed")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        Assert.Contains("2 unchanged", (await owner.RunAsync("source", "sync", source, "--wait")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        owner.Input = "A spare lid for the kettle costs 4 euros.";
        (await owner.RunAsync("upload", "-", "--name", "lids.txt")).Ends(ExitCode.Ok);
        Assert.Contains("1. Kettles › Returns", (await owner.RunAsync("search", "return a kettle")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
    }

    private async Task AskAsync(Chat owner)
    {
        var asked = (await owner.RunAsync("ask", Question, "--session", "s-1")).Ends(ExitCode.Ok);
        Assert.StartsWith("You can return a kettle within 30 days of delivery. [1]", asked.Out, StringComparison.Ordinal);
        Assert.Contains($"[1] Kettles  {platform.SiteUrl}", asked.Out, StringComparison.Ordinal);

        Assert.Contains("s-1", (await owner.RunAsync("session", "list")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        Assert.Contains("within 30 days", (await owner.RunAsync("session", "show", "s-1")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        Assert.Matches("(?m)^all +1 ", (await owner.RunAsync("usage")).Ends(ExitCode.Ok).Out);
        Assert.Contains("scope admin", (await owner.RunAsync("doctor")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        (await owner.RunAsync("session", "delete", "s-1", "--yes")).Ends(ExitCode.Ok);
        (await owner.RunAsync("session", "show", "s-1")).Ends(ExitCode.Failed);
    }

    private static async Task SuspendAsync(Chat admin, Chat owner)
    {
        (await admin.RunAsync("tenant", "suspend", "life")).Ends(ExitCode.Ok);
        Assert.Contains("(tenant_suspended)", (await owner.RunAsync("ask", "Is anybody there?")).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);
        (await admin.RunAsync("tenant", "resume", "life")).Ends(ExitCode.Ok);
    }

    private static async Task<JsonNode> RotateAsync(Chat admin, Chat owner)
    {
        var shop = (await owner.RunAsync("key", "create", "--scope", "chat", "--name", "shop", "--json")).Ends(ExitCode.Ok).Json;
        var next = (await owner.RunAsync("key", "rotate", Text(shop, "id"), "--json")).Ends(ExitCode.Ok).Json;
        (await owner.RunAsync("ask", Question, "--key", Text(shop, "key"))).Ends(ExitCode.Ok);
        (await owner.RunAsync("ask", Question, "--key", Text(next, "key"))).Ends(ExitCode.Ok);
        (await owner.RunAsync("key", "revoke", Text(shop, "id"), "--yes")).Ends(ExitCode.Ok);
        (await owner.RunAsync("ask", Question, "--key", Text(shop, "key"))).Ends(ExitCode.Unauthorized);

        var keys = (await admin.RunAsync("tenant", "rotate-keys", "life", "--overlap-hours", "0", "--yes", "--json")).Ends(ExitCode.Ok).Json;
        (await owner.RunAsync("session", "list")).Ends(ExitCode.Unauthorized);
        (await owner.RunAsync("session", "list", "--key", Text(keys, "admin"))).Ends(ExitCode.Ok);
        (await owner.RunAsync("session", "list", "--key", Text(keys, "chat"))).Ends(ExitCode.Unauthorized);
        return keys;
    }

    private static async Task ExportAsync(Chat admin, Chat owner, JsonNode keys)
    {
        owner.Variables["CHAT_KEY"] = Text(keys, "admin");
        (await owner.RunAsync("ask", Question, "--session", "s-2", "--visitor", "ann")).Ends(ExitCode.Ok);
        Assert.Contains("within 30 days", (await owner.RunAsync("visitor", "export", "ann")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);

        var file = Path.Combine(Directory.CreateDirectory(owner.ConfigFolder).FullName, "life.zip");
        var manifest = (await owner.RunAsync("tenant", "export", "--output", file, "--json")).Ends(ExitCode.Ok).Json;
        using (var export = await ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken))
        {
            Assert.Equal(manifest["files"]!.AsArray().Count + 1, export.Entries.Count);
            var all = string.Concat(export.Entries.Select(Content));
            Assert.Contains("within 30 days", all, StringComparison.Ordinal);
            Assert.DoesNotContain(Text(keys, "admin"), all, StringComparison.Ordinal);
        }

        (await admin.RunAsync("tenant", "export", "life", "--output", file)).Ends(ExitCode.Ok);
        Assert.Contains("tenant.export", (await owner.RunAsync("audit", "list")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        (await owner.RunAsync("audit", "verify")).Ends(ExitCode.Ok);
    }

    private async Task DeleteAsync(Chat admin)
    {
        Assert.Contains("chat tenant restore life", (await admin.RunAsync("tenant", "delete", "life", "--yes")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        (await admin.RunAsync("tenant", "restore", "life")).Ends(ExitCode.Ok);
        Assert.NotEmpty(FilesOf("life"));

        var deleted = (await admin.RunAsync("tenant", "delete", "life", "--now", "--yes", "--json")).Ends(ExitCode.Ok);

        var removed = deleted.Json["removed"]!.AsArray().Select(item => (Kind: Text(item!, "kind"), Name: Text(item!, "name"))).ToList();
        Assert.Superset(new HashSet<string> { "documents", "messages", "sources", "api_keys" }, removed.Select(item => item.Name).ToHashSet());
        var files = removed.Where(item => item.Kind == "file").Select(item => item.Name).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.False(File.Exists(Path.Combine(platform.DataFolder, file)), file));
        Assert.Empty(FilesOf("life"));
        Assert.Contains("(tenant_not_found)", (await admin.RunAsync("tenant", "show", "life")).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);
        (await admin.RunAsync("audit", "verify", "--past", "life")).Ends(ExitCode.Ok);

        admin.Input = deleted.Out;
        Assert.Contains("completed", (await admin.RunAsync("tenant", "receipt", "--file", "-")).Ends(ExitCode.Ok).Out, StringComparison.Ordinal);
        admin.Input = deleted.Out.Replace("messages", "massages", StringComparison.Ordinal);
        Assert.Contains("not as the platform wrote it", (await admin.RunAsync("tenant", "receipt", "--file", "-")).Ends(ExitCode.Failed).Error, StringComparison.Ordinal);
    }

    /// <summary>What in the platform's folder carries the tenant's name.</summary>
    private IEnumerable<string> FilesOf(string tenantId) =>
        Directory.EnumerateFileSystemEntries(platform.DataFolder, "*", SearchOption.AllDirectories).Where(path => Path.GetFileName(path).Split('.')[0] == tenantId);

    private static string Content(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
