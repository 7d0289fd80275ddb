using System.Net;
using System.Net.Http.Json;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests;

/// <summary>The platform admin's tenants.</summary>
public sealed class AdminTests : IAsyncDisposable
{
    private readonly WebPlatform _platform = new();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_tenant_is_created_listed_shown_and_changed()
    {
        await _platform.CreateTenantAsync("acme", "https://acme.example");

        var list = await (await _platform.Admin.GetAsync("/api/v1/admin/tenants")).ReadJsonAsync();
        Assert.Equal("acme", Assert.Single(list["items"]!.AsArray())!["id"]!.GetValue<string>());

        var changed = await (await _platform.Admin.PutAsJsonAsync(
            "/api/v1/admin/tenants/acme",
            new { name = "Acme Ltd", bots = new[] { new { id = "main", title = "Ask Acme", theme = new { accent = "#112233" } } }, version = 1 })).ReadJsonAsync();
        Assert.Equal("Acme Ltd", changed["name"]!.GetValue<string>());
        Assert.Equal(2, changed["version"]!.GetValue<int>());
        Assert.Equal("bottom-right", changed["bots"]![0]!["theme"]!["position"]!.GetValue<string>());
        Assert.Equal("https://acme.example", changed["origins"]![0]!.GetValue<string>());
    }

    [Fact]
    public async Task A_tenant_that_exists_or_a_host_that_is_taken_is_a_conflict()
    {
        await _platform.CreateTenantAsync("acme", "https://acme.example");

        await (await _platform.Admin.PostAsJsonAsync("/api/v1/admin/tenants", new { id = "acme" })).ProblemAsync(HttpStatusCode.Conflict, "tenant_exists");
        await (await _platform.Admin.PostAsJsonAsync("/api/v1/admin/tenants", new { id = "second", origins = new[] { "http://acme.example" } }))
            .ProblemAsync(HttpStatusCode.Conflict, "origin_taken");
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"id":"A B"}""")]
    [InlineData("""{"id":"acme","origins":["nonsense"]}""")]
    [InlineData("""{"id":"acme","origins":[null]}""")]
    [InlineData("""{"id":"acme","bots":[]}""")]
    [InlineData("""{"id":"acme","bots":[null]}""")]
    [InlineData("""{"id":"acme","bots":[{"id":"main","theme":{"accent":"red"}}]}""")]
    [InlineData("""{"id":"acme","status":"dormant"}""")]
    [InlineData("""{"id":"acme","status":1}""")]
    [InlineData("""{"id":"acme","limits":{"turns_per_minute":-1}}""")]
    public async Task A_tenant_that_is_not_well_formed_is_refused_and_nothing_is_created(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        await (await _platform.Admin.PostAsync("/api/v1/admin/tenants", content)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");

        Assert.Empty((await (await _platform.Admin.GetAsync("/api/v1/admin/tenants")).ReadJsonAsync())["items"]!.AsArray());
    }

    [Fact]
    public async Task Of_two_changes_to_one_version_the_second_is_a_conflict()
    {
        await _platform.CreateTenantAsync("acme");
        await _platform.Admin.PutAsJsonAsync("/api/v1/admin/tenants/acme", new { name = "First", version = 1 });

        await (await _platform.Admin.PutAsJsonAsync("/api/v1/admin/tenants/acme", new { name = "Second", version = 1 })).ProblemAsync(HttpStatusCode.Conflict, "conflict");
    }

    [Fact]
    public async Task Rotated_keys_overlap_unless_told_otherwise()
    {
        var acme = await _platform.CreateTenantAsync("acme");

        var rotated = await (await _platform.Admin.PostAsync("/api/v1/admin/tenants/acme/rotate-keys", null)).ReadJsonAsync();
        Assert.Equal(HttpStatusCode.OK, (await acme.Admin.GetAsync("/api/v1/sessions")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _platform.With(rotated["admin"]!.GetValue<string>()).GetAsync("/api/v1/sessions")).StatusCode);

        await _platform.Admin.PostAsync("/api/v1/admin/tenants/acme/rotate-keys?overlap_hours=0", null);
        await (await acme.Admin.GetAsync("/api/v1/sessions")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task A_suspended_tenant_is_refused_until_it_is_resumed()
    {
        var acme = await _platform.CreateTenantAsync("acme", "https://acme.example");
        await _platform.Admin.PostAsync("/api/v1/admin/tenants/acme/suspend", null);

        await (await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?" })).ProblemAsync(HttpStatusCode.Forbidden, "tenant_suspended");
        await (await _platform.BootstrapAsync("https://acme.example", new { tenant_id = "acme" })).ProblemAsync(HttpStatusCode.Forbidden, "tenant_suspended");

        await _platform.Admin.PostAsync("/api/v1/admin/tenants/acme/resume", null);
        Assert.Equal(HttpStatusCode.OK, (await acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "?" })).StatusCode);
    }

    [Fact]
    public async Task Health_and_OpenAPI_answer_without_a_key()
    {
        Assert.Equal("live", await _platform.Anonymous.GetStringAsync("/health/live"));
        Assert.Equal("ready", await _platform.Anonymous.GetStringAsync("/health/ready"));
        Assert.Contains("/api/v1/chat", await _platform.Anonymous.GetStringAsync("/openapi/v1.json"), StringComparison.Ordinal);
    }
}
