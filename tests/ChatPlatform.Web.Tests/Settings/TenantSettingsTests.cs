using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.Settings;

/// <summary>What a tenant's admin may change of the tenant and its bots, and what not.</summary>
public sealed class TenantSettingsTests : IAsyncLifetime
{
    private readonly WebPlatform _platform = new();
    private TestTenant _acme = null!;

    public async ValueTask InitializeAsync() => _acme = await _platform.CreateTenantAsync("acme", "https://acme.example");

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_tenants_admin_sees_and_renames_it()
    {
        var changed = await (await _acme.Admin.PutAsJsonAsync("/api/v1/tenant", new { name = "Acme Ltd", version = 1 })).ReadJsonAsync();

        Assert.Equal("Acme Ltd", changed["name"]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(changed, await (await _acme.Admin.GetAsync("/api/v1/tenant")).ReadJsonAsync()));
        await (await _acme.Admin.PutAsJsonAsync("/api/v1/tenant", new { name = "Late", version = 1 })).ProblemAsync(HttpStatusCode.Conflict, "conflict");
        await (await _acme.Upload.GetAsync("/api/v1/tenant")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    /// <summary>Mass assignment, as Flowise CVE-2026-46441: what only the platform may set is named in the body.</summary>
    [Theory]
    [InlineData("PUT", "/api/v1/tenant", """{"name":"x","id":"other"}""")]
    [InlineData("PUT", "/api/v1/tenant", """{"name":"x","created_at":"2001-01-01T00:00:00Z"}""")]
    [InlineData("PUT", "/api/v1/tenant", """{"name":"x","status":"active"}""")]
    [InlineData("PUT", "/api/v1/tenant", """{"name":"x","limits":{"turns_per_minute":1000000}}""")]
    [InlineData("PUT", "/api/v1/tenant", """{"name":"x","bots":[]}""")]
    [InlineData("PUT", "/api/v1/tenant", """{"name":"x","origins":["https://victim.example"]}""")]
    [InlineData("PUT", "/api/v1/tenant", """{"name":"x","tenant_id":"other"}""")]
    [InlineData("PUT", "/api/v1/bots/main", """{"title":"x","tenant_id":"other"}""")]
    [InlineData("PUT", "/api/v1/bots/main", """{"title":"x","created_at":"2001-01-01T00:00:00Z"}""")]
    [InlineData("PUT", "/api/v1/bots/main", """{"title":"x","id":"second"}""")]
    [InlineData("POST", "/api/v1/bots", """{"id":"second","limits":{}}""")]
    public async Task Mass_assignment_is_refused_and_nothing_of_the_body_is_taken(string method, string path, string body)
    {
        await _platform.CreateTenantAsync("other");
        var before = await _platform.Admin.GetStringAsync("/api/v1/admin/tenants/acme");
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

        await (await _acme.Admin.SendAsync(request)).ProblemAsync(HttpStatusCode.BadRequest, body.Contains("tenant_id", StringComparison.Ordinal) ? "tenant_mismatch" : "invalid_request");

        Assert.Equal(before, await _platform.Admin.GetStringAsync("/api/v1/admin/tenants/acme"));
    }

    [Fact]
    public async Task A_bot_is_made_changed_in_part_and_removed()
    {
        var made = await _acme.Admin.PostAsJsonAsync("/api/v1/bots", new { id = "sales", title = "Sales", suggestions = new[] { "What does it cost?" } });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal("/api/v1/bots/sales", made.Headers.Location!.ToString());

        var changed = await (await _acme.Admin.PutAsJsonAsync("/api/v1/bots/sales", new { greeting = "Welcome", theme = new { accent = "#112233" } })).ReadJsonAsync();
        Assert.Equal("Sales", changed["title"]!.GetValue<string>());
        Assert.Equal("Welcome", changed["greeting"]!.GetValue<string>());
        Assert.Equal("#112233", changed["theme"]!["accent"]!.GetValue<string>());
        Assert.Equal("bottom-right", changed["theme"]!["position"]!.GetValue<string>());
        Assert.Equal("What does it cost?", changed["suggestions"]![0]!.GetValue<string>());
        Assert.True(JsonNode.DeepEquals(changed, await (await _acme.Admin.GetAsync("/api/v1/bots/sales")).ReadJsonAsync()));
        Assert.Equal(["main", "sales"], (await Bots()).Select(bot => bot!["id"]!.GetValue<string>()));

        Assert.Equal(HttpStatusCode.NoContent, (await _acme.Admin.DeleteAsync("/api/v1/bots/sales")).StatusCode);
        await (await _acme.Admin.GetAsync("/api/v1/bots/sales")).ProblemAsync(HttpStatusCode.NotFound, "bot_not_found");
        await (await _acme.Admin.DeleteAsync("/api/v1/bots/main")).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task Of_two_changes_to_a_bot_that_saw_one_version_the_second_is_a_conflict()
    {
        var version = (await (await _acme.Admin.GetAsync("/api/v1/bots/main")).ReadJsonAsync())["version"]!.GetValue<long>();
        Assert.Equal(HttpStatusCode.OK, (await _acme.Admin.PutAsJsonAsync("/api/v1/bots/main", new { title = "First", version })).StatusCode);

        await (await _acme.Admin.PutAsJsonAsync("/api/v1/bots/main", new { title = "Second", version })).ProblemAsync(HttpStatusCode.Conflict, "conflict");
        await (await _acme.Admin.DeleteAsync($"/api/v1/bots/main?version={version}")).ProblemAsync(HttpStatusCode.Conflict, "conflict");
        await (await _acme.Admin.PostAsJsonAsync("/api/v1/bots", new { id = "main" })).ProblemAsync(HttpStatusCode.Conflict, "conflict");

        Assert.Equal("First", Assert.Single(await Bots())!["title"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_tenants_bots_are_nobody_elses()
    {
        var other = await _platform.CreateTenantAsync("other");
        await _acme.Admin.PostAsJsonAsync("/api/v1/bots", new { id = "secret" });

        var foreign = await other.Admin.GetAsync("/api/v1/bots/secret");
        var missing = await other.Admin.GetAsync("/api/v1/bots/missing");

        await foreign.ProblemAsync(HttpStatusCode.NotFound, "bot_not_found");
        Assert.Equal(await missing.Content.ReadAsStringAsync(), await foreign.Content.ReadAsStringAsync());
    }

    private async Task<JsonArray> Bots() => (await (await _acme.Admin.GetAsync("/api/v1/bots")).ReadJsonAsync())["items"]!.AsArray();
}
