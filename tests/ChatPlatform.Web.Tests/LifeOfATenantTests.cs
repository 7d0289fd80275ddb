using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests;

/// <summary>What a tenant leaves when it goes: a receipt, and nothing else.</summary>
public abstract class LifeOfATenantTests : IAsyncLifetime
{
    protected WebPlatform Platform { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Platform = await StartAsync();

    public ValueTask DisposeAsync() => Platform.DisposeAsync();

    protected abstract Task<WebPlatform> StartAsync();

    [Fact]
    public async Task A_marked_tenant_is_dark_and_can_be_had_back()
    {
        var acme = await Platform.CreateTenantAsync("acme", "https://acme.example");

        var marked = await Platform.Admin.DeleteAsync("/api/v1/admin/tenants/acme?grace_hours=48");
        Assert.Equal(HttpStatusCode.Accepted, marked.StatusCode);
        Assert.Equal("scheduled", (await marked.ReadJsonAsync())["state"]!.GetValue<string>());

        await (await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?" })).ProblemAsync(HttpStatusCode.Forbidden, "tenant_suspended");
        await (await Platform.BootstrapAsync("https://acme.example", new { tenant_id = "acme" })).ProblemAsync(HttpStatusCode.Forbidden, "tenant_suspended");
        var shown = await (await Platform.Admin.GetAsync("/api/v1/admin/tenants/acme")).ReadJsonAsync();
        Assert.Equal("deleting", shown["status"]!.GetValue<string>());
        Assert.NotNull(shown["deletes_at"]);
        await (await Platform.Admin.PostAsync("/api/v1/admin/tenants/acme/resume", null)).ProblemAsync(HttpStatusCode.Conflict, "tenant_deleting");

        Assert.Equal(HttpStatusCode.OK, (await Platform.Admin.PostAsync("/api/v1/admin/tenants/acme/restore", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?" })).StatusCode);
        await (await Platform.Admin.PostAsync("/api/v1/admin/tenants/acme/restore", null)).ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Theory]
    [InlineData("?grace_hours=0")]
    [InlineData("?grace_hours=0&confirm=acne")]
    [InlineData("?grace_hours=-1")]
    [InlineData("?grace_hours=99999999")]
    [InlineData("?grace_hours=soon")]
    public async Task A_deletion_that_is_not_well_formed_changes_nothing(string query)
    {
        await Platform.CreateTenantAsync("acme");

        await (await Platform.Admin.DeleteAsync($"/api/v1/admin/tenants/acme{query}")).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");

        Assert.Equal("active", (await (await Platform.Admin.GetAsync("/api/v1/admin/tenants/acme")).ReadJsonAsync())["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Only_the_platform_admin_marks_restores_and_reads_receipts()
    {
        var acme = await Platform.CreateTenantAsync("acme");

        await (await acme.Admin.DeleteAsync("/api/v1/admin/tenants/acme")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await acme.Admin.PostAsync("/api/v1/admin/tenants/acme/restore", null)).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await acme.Admin.GetAsync("/api/v1/admin/receipts")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await Platform.Admin.GetAsync("/api/v1/admin/receipts/none")).ProblemAsync(HttpStatusCode.NotFound, "receipt_not_found");
        await (await Platform.Admin.DeleteAsync("/api/v1/admin/tenants/nobody")).ProblemAsync(HttpStatusCode.NotFound, "tenant_not_found");
    }

    [Fact]
    public async Task A_deleted_tenant_leaves_its_receipt_and_nothing_else()
    {
        var acme = await Platform.CreateTenantAsync("acme", "https://acme.example");
        await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?", session_id = "s1" });
        Assert.NotEmpty(await Platform.TracesAsync("acme"));

        var receipt = await Platform.DeletedAsync("acme");

        Assert.Equal(2, Count(receipt, "messages"));
        Assert.Equal(3, Count(receipt, "api_keys"));
        Assert.StartsWith("key configured", receipt["requested_by"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.StartsWith("sha256:", receipt["checksum"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(await Platform.TracesAsync("acme"));
        await (await Platform.Admin.GetAsync("/api/v1/admin/tenants/acme")).ProblemAsync(HttpStatusCode.NotFound, "tenant_not_found");
        await (await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?" })).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");

        var again = await Platform.CreateTenantAsync("acme", "https://acme.example");
        Assert.Empty((await (await again.Admin.GetAsync("/api/v1/sessions")).ReadJsonAsync())["items"]!.AsArray());
        await (await again.Admin.GetAsync("/api/v1/sessions/s1")).ProblemAsync(HttpStatusCode.NotFound, "session_not_found");
        Assert.Equal(receipt.ToJsonString(), Assert.Single((await (await Platform.Admin.GetAsync("/api/v1/admin/receipts?tenant_id=acme")).ReadJsonAsync())["items"]!.AsArray())!.ToJsonString());
    }

    [Fact]
    public async Task The_whole_life_of_a_tenant()
    {
        var acme = await Platform.CreateTenantAsync("acme", "https://acme.example");
        using (var form = new MultipartFormDataContent { { new StringContent("# Returns\n\nYou have 45 days to return a kettle."), "file", "returns.md" } })
        {
            Assert.Equal(HttpStatusCode.OK, (await acme.Upload.PostAsync("/api/v1/upload", form)).StatusCode);
        }

        var asked = await (await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "How many days do I have to return a kettle?", session_id = "s1", visitor = "ann@example.com" })).ReadJsonAsync();
        Assert.Contains("45 days", asked["reply"]!.GetValue<string>(), StringComparison.Ordinal);

        var own = await ExportAsync(acme.Admin, "/api/v1/tenant/export");
        var sameByAdmin = await ExportAsync(Platform.Admin, "/api/v1/admin/tenants/acme/export");
        Assert.Equal(own.Keys, sameByAdmin.Keys);
        var receipt = await Platform.DeletedAsync("acme");

        Assert.Equal(own["sessions.jsonl"].Count, Count(receipt, "sessions"));
        Assert.Equal(own["sessions.jsonl"].Sum(session => session["messages"]!.AsArray().Count), Count(receipt, "messages"));
        Assert.Equal(own["documents.jsonl"].Count, Count(receipt, "documents"));
        Assert.Equal(own["documents.jsonl"].Sum(whole => whole["passages"]!.AsArray().Count), Count(receipt, "chunks"));
        Assert.Equal(own["keys.jsonl"].Count, Count(receipt, "api_keys"));
        Assert.Empty(await Platform.TracesAsync("acme"));
    }

    [Fact]
    public async Task An_export_has_everything_but_secrets_and_says_last_what_it_should_add_up_to()
    {
        var acme = await Platform.CreateTenantAsync("acme", "https://acme.example");
        for (var i = 0; i < 3; i++)
        {
            await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = $"Grüße {i}", session_id = $"s{i}" });
        }

        await acme.Admin.PutAsJsonAsync("/api/v1/bots/main", new { greeting = "Hello" });
        await acme.Admin.PostAsJsonAsync("/api/v1/models", new { id = "own", provider = "openai", model = "m", api_key = "sk-of-acme" });

        var files = await ExportAsync(acme.Admin, "/api/v1/tenant/export");

        Assert.Equal(
            ["bot_versions.jsonl", "bots.jsonl", "canned_replies.jsonl", "documents.jsonl", "keys.jsonl", "members.jsonl", "models.jsonl", "notes.jsonl", "origins.jsonl", "pages.jsonl", "sessions.jsonl", "sources.jsonl", "tenant.jsonl", "usage.jsonl"],
            files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["s0", "s1", "s2"], files["sessions.jsonl"].Select(session => session["session_id"]!.GetValue<string>()));
        Assert.Equal("Grüße 1", files["sessions.jsonl"][1]["messages"]![0]!["text"]!.GetValue<string>());
        Assert.Equal("Hello", files["bot_versions.jsonl"][0]["bot"]!["greeting"]!.GetValue<string>());
        Assert.Equal("own", Assert.Single(files["models.jsonl"])["id"]!.GetValue<string>());
        Assert.Equal("https://acme.example", Assert.Single(files["origins.jsonl"])["origin"]!.GetValue<string>());
        var text = string.Join('\n', files.Values.SelectMany(lines => lines).Select(line => line.ToJsonString()));
        Assert.DoesNotContain(acme.AdminKey, text, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-of-acme", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hash", text, StringComparison.OrdinalIgnoreCase);
        await (await acme.Chat.GetAsync("/api/v1/tenant/export")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await Platform.Admin.GetAsync("/api/v1/admin/tenants/nobody/export")).ProblemAsync(HttpStatusCode.NotFound, "tenant_not_found");
    }

    [Fact]
    public async Task A_visitors_conversations_are_handed_out_and_erased()
    {
        var acme = await Platform.CreateTenantAsync("acme", "https://acme.example");
        await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "First", session_id = "s1", visitor = "ann@example.com" });
        await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "Second", session_id = "s2", visitor = "ann@example.com" });
        await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "Mine", session_id = "s3", visitor = "bob" });
        var turns = (await (await acme.Admin.GetAsync("/api/v1/usage")).ReadJsonAsync())["rows"]!.ToJsonString();

        var export = await (await acme.Admin.GetAsync("/api/v1/visitors/ann%40example.com/export")).ReadJsonAsync();
        Assert.Equal(["First", "Second"], export["sessions"]!.AsArray().Select(session => session!["messages"]![0]!["text"]!.GetValue<string>()));

        var erased = await acme.Admin.DeleteAsync("/api/v1/visitors/ann%40example.com");
        Assert.Equal(2, (await erased.ReadJsonAsync())["sessions"]!.GetValue<int>());
        Assert.Empty((await (await acme.Admin.GetAsync("/api/v1/visitors/ann%40example.com/export")).ReadJsonAsync())["sessions"]!.AsArray());
        Assert.Equal("s3", Assert.Single((await (await acme.Admin.GetAsync("/api/v1/sessions")).ReadJsonAsync())["items"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Equal(turns, (await (await acme.Admin.GetAsync("/api/v1/usage")).ReadJsonAsync())["rows"]!.ToJsonString());
        await (await acme.Chat.DeleteAsync("/api/v1/visitors/bob")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        foreach (var visitor in new[] { "a/b", ".." })
        {
            await (await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?", visitor })).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
        }
    }

    [Fact]
    public async Task Silent_conversations_are_cleaned_up_when_they_are_old_enough()
    {
        var acme = await Platform.CreateTenantAsync("acme", "https://acme.example");
        await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?", session_id = "s1" });

        var report = await (await acme.Admin.PostAsJsonAsync("/api/v1/sessions/cleanup", new { older_than = "90d" })).ReadJsonAsync();
        Assert.Equal((0, false), (report["removed"]!.GetValue<int>(), report["more"]!.GetValue<bool>()));
        foreach (var older in (string[])["", "0d", "90", "-1d", "1.5d", "90 d", "99999999d", "9999999w", "forever"])
        {
            await (await acme.Admin.PostAsJsonAsync("/api/v1/sessions/cleanup", new { older_than = older })).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
        }

        await (await acme.Admin.PutAsJsonAsync("/api/v1/tenant", new { retention_days = -1 })).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
        var settings = await (await acme.Admin.PutAsJsonAsync("/api/v1/tenant", new { retention_days = 30 })).ReadJsonAsync();
        Assert.Equal(30, settings["retention_days"]!.GetValue<int>());
        Assert.NotEmpty((await (await acme.Admin.GetAsync("/api/v1/sessions")).ReadJsonAsync())["items"]!.AsArray());
    }

    /// <summary>The files of an export, which are what its manifest, the last of them, says.</summary>
    private static async Task<Dictionary<string, List<JsonNode>>> ExportAsync(HttpClient client, string path)
    {
        using var response = await client.GetAsync(path);
        Assert.Equal(("application/zip", HttpStatusCode.OK), (response.Content.Headers.ContentType?.MediaType, response.StatusCode));
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        Assert.Equal("manifest.json", zip.Entries[^1].FullName);
        var manifest = JsonNode.Parse(Read(zip.Entries[^1]))!;
        Assert.Equal("chatplatform-export/1", manifest["format"]!.GetValue<string>());
        Assert.Equal(zip.Entries.SkipLast(1).Select(entry => entry.FullName), manifest["files"]!.AsArray().Select(file => file!["name"]!.GetValue<string>()));
        var files = new Dictionary<string, List<JsonNode>>();
        foreach (var told in manifest["files"]!.AsArray())
        {
            var bytes = Read(zip.GetEntry(told!["name"]!.GetValue<string>())!);
            var lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();
            Assert.Equal(
                (lines.Count, bytes.LongLength, Convert.ToHexStringLower(SHA256.HashData(bytes))),
                (told["records"]!.GetValue<int>(), told["bytes"]!.GetValue<long>(), told["sha256"]!.GetValue<string>()));
            files.Add(told["name"]!.GetValue<string>(), lines);
        }

        return files;

        static byte[] Read(ZipArchiveEntry entry)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            return content.ToArray();
        }
    }

    protected static long Count(JsonNode receipt, string name) =>
        receipt["removed"]!.AsArray().Single(item => item!["name"]!.GetValue<string>() == name)!["count"]!.GetValue<long>();
}

public sealed class LifeOfATenantOnSqliteTests : LifeOfATenantTests
{
    protected override Task<WebPlatform> StartAsync() => Task.FromResult(new WebPlatform());
}

public sealed class LifeOfATenantOnPostgresTests : LifeOfATenantTests
{
    protected override Task<WebPlatform> StartAsync() => Placements.PostgresAsync();
}
