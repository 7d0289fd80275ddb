using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests;

/// <summary>What lists are narrowed by, and what stands in them.</summary>
public sealed class ListsTests : IAsyncLifetime
{
    private readonly WebPlatform _platform = new();
    private TestTenant _acme = null!;

    public async ValueTask InitializeAsync() => _acme = await _platform.CreateTenantAsync("acme", "https://acme.example");

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Tenants_are_listed_with_what_they_use_and_found_by_name_status_and_plan()
    {
        await _platform.CreateTenantAsync("other");
        await _platform.Admin.PostAsync("/api/v1/admin/tenants/other/suspend", null);
        await AskAsync("s1", "Hello");
        await UploadAsync("Kettles", "# Kettles\n\nThe kettle boils in three minutes.");

        var acme = Assert.Single(await ItemsAsync(_platform.Admin, "/api/v1/admin/tenants?q=ACM&status=active&plan=standard"))!;
        Assert.Equal("own", acme["placement"]!.GetValue<string>());
        Assert.Equal(1, acme["usage"]!["messages_month"]!.GetValue<int>());
        Assert.Equal(1, acme["usage"]!["documents"]!.GetValue<int>());
        Assert.Equal(0m, acme["usage"]!["cost_month"]!.GetValue<decimal>());
        Assert.Equal(["other"], Ids(await ItemsAsync(_platform.Admin, "/api/v1/admin/tenants?status=suspended")));
        Assert.Empty(await ItemsAsync(_platform.Admin, "/api/v1/admin/tenants?plan=gold"));
    }

    [Fact]
    public async Task People_are_found_by_name_and_address_on_the_platform_and_in_a_tenant()
    {
        foreach (var (name, email) in new[] { ("Ann Archer", "ann@example.com"), ("Bob", "bob@archery.example"), ("Cy", "cy@example.com") })
        {
            Assert.Equal(HttpStatusCode.Created, (await _platform.Admin.PostAsJsonAsync("/api/v1/admin/users", new { name, email })).StatusCode);
        }

        Assert.Equal(["Bob", "Ann Archer"], Names(await ItemsAsync(_platform.Admin, "/api/v1/admin/users?q=ARCHER")));
        Assert.Equal(3, (await ItemsAsync(_platform.Admin, "/api/v1/admin/users?q=%20")).Count);
        var first = await (await _platform.Admin.GetAsync("/api/v1/admin/users?q=archer&limit=1")).ReadJsonAsync();
        Assert.Equal(["Ann Archer"], Names(await ItemsAsync(_platform.Admin, $"/api/v1/admin/users?q=archer&limit=1&cursor={first["next_cursor"]}")));
        await (await _platform.Admin.GetAsync($"/api/v1/admin/users?q={new string('x', 201)}")).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");

        foreach (var email in new[] { "dan@example.com", "eve@example.com" })
        {
            var token = await PeoplePlatform.InviteAsync(_platform.Admin, "acme", email, "agent");
            await _platform.Anonymous.PostAsJsonAsync("/api/v1/invitations/accept", new { token, name = email[..3], password = PeoplePlatform.Password });
        }

        Assert.Equal(["eve"], Names(await ItemsAsync(_acme.Admin, "/api/v1/users?q=EVE@")));
        Assert.Empty(await ItemsAsync(_acme.Admin, "/api/v1/users?q=ann"));
    }

    [Fact]
    public async Task Conversations_are_found_by_words_and_by_what_became_of_them()
    {
        await AskAsync("s1", "Where is my kettle?");
        await AskAsync("s2", "When do you open?");

        Assert.Equal(["s1"], Ids(await ItemsAsync(_acme.Admin, "/api/v1/sessions?q=kettle")));
        Assert.Equal(["s2", "s1"], Ids(await ItemsAsync(_acme.Admin, "/api/v1/sessions?status=unanswered&running=true&answerer=bot&bot=main")));
        Assert.Empty(await ItemsAsync(_acme.Admin, "/api/v1/sessions?rating=up"));
        Assert.Empty(await ItemsAsync(_acme.Admin, "/api/v1/sessions?to=2020-01-01T00:00:00Z"));
    }

    [Fact]
    public async Task A_document_is_found_and_shown_as_it_is_indexed()
    {
        await UploadAsync("kettles.md", "# Kettles\n\nThe kettle boils in three minutes.\n\n# Cups\n\nThe cup holds a pint.");
        await UploadAsync("plates.md", "# Plates\n\nThe plate is flat and blue.");

        var found = Assert.Single(await ItemsAsync(_acme.Upload, "/api/v1/documents?q=KETTLES"))!;
        var shown = await (await _acme.Upload.GetAsync($"/api/v1/documents/{Uri.EscapeDataString(found["id"]!.GetValue<string>())}")).ReadJsonAsync();

        Assert.Equal(found.ToJsonString(), shown["document"]!.ToJsonString());
        var chunks = shown["chunks"]!.AsArray();
        Assert.Equal(found["chunks"]!.GetValue<int>(), chunks.Count);
        Assert.Contains("boils in three minutes", string.Concat(chunks.Select(chunk => chunk!["text"]!.GetValue<string>())), StringComparison.Ordinal);
        Assert.All(chunks, chunk => Assert.InRange(chunk!["tokens"]!.GetValue<int>(), 1, 500));
        await (await _acme.Upload.GetAsync("/api/v1/documents/nothing")).ProblemAsync(HttpStatusCode.NotFound, "document_not_found");
    }

    [Theory]
    [InlineData("/api/v1/sessions?status=lost")]
    [InlineData("/api/v1/sessions?status=1")]
    [InlineData("/api/v1/sessions?rating=5")]
    [InlineData("/api/v1/sessions?answerer=me")]
    [InlineData("/api/v1/sessions?from=yesterday")]
    [InlineData("/api/v1/admin/tenants?status=gone")]
    public async Task A_word_that_a_filter_does_not_know_is_refused(string path) =>
        await (await (path.Contains("admin", StringComparison.Ordinal) ? _platform.Admin : _acme.Admin).GetAsync(path)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");

    private async Task AskAsync(string session, string message) =>
        Assert.Equal(HttpStatusCode.OK, (await _acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message, session_id = session })).StatusCode);

    private async Task UploadAsync(string name, string text)
    {
        using var form = new MultipartFormDataContent { { new StringContent(text), "file", name.EndsWith(".md", StringComparison.Ordinal) ? name : name + ".md" } };
        Assert.Equal(HttpStatusCode.OK, (await _acme.Upload.PostAsync("/api/v1/upload", form)).StatusCode);
    }

    private static async Task<JsonArray> ItemsAsync(HttpClient client, string path) => (await (await client.GetAsync(path)).ReadJsonAsync())["items"]!.AsArray();

    private static IEnumerable<string> Names(JsonArray items) => items.Select(item => item!["name"]!.GetValue<string>());

    private static IEnumerable<string> Ids(JsonArray items) => items.Select(item => item!["id"]!.GetValue<string>());
}
