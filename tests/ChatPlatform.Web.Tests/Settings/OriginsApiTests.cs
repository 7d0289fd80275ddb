using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Web.Tests.Settings;

/// <summary>A tenant names its own pages, proves that they are its own, and is found by them.</summary>
public sealed class OriginsApiTests : IAsyncLifetime
{
    // localhost, where the test's site is, can be an origin in Development.
    private readonly WebPlatform _platform = new(("environment", "Development"), ("Chat:Demo", "false"));
    private readonly Dictionary<string, string> _pages = new() { ["/"] = "<h1>Start</h1>" };
    private SmallSite _site = null!;
    private TestTenant _acme = null!;
    private string _origin = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await SmallSite.StartAsync(_pages);
        _acme = await _platform.CreateTenantAsync("acme", "https://acme.example");
        _platform.Services.GetRequiredService<PrivateHosts>().Allow(_site.Url.Authority);
        _origin = _site.Url.GetLeftPart(UriPartial.Authority);
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task An_origin_tells_when_the_widget_was_last_seen_on_one_of_its_pages()
    {
        await _acme.Admin.PostAsJsonAsync("/api/v1/origins", new { origin = "https://*.acme.example" });
        Assert.All(await OriginsAsync(), origin => Assert.Null(origin!["widget_seen_at"]));

        Assert.Equal(HttpStatusCode.OK, (await _platform.BootstrapAsync("https://shop.acme.example", new { tenant_id = "acme" })).StatusCode);
        await _platform.BootstrapAsync("https://elsewhere.example", new { tenant_id = "acme" });

        var origins = (await OriginsAsync()).ToDictionary(origin => origin!["origin"]!.GetValue<string>(), origin => origin!["widget_seen_at"]);
        Assert.NotNull(origins["https://*.acme.example"]);
        Assert.Null(origins["https://acme.example"]);
    }

    [Theory]
    [InlineData("file_line", "/.well-known/chatplatform.txt")]
    [InlineData("meta", "/")]
    public async Task A_page_that_is_added_shows_the_widget_by_name_and_once_proved_without(string proof, string path)
    {
        var added = await _acme.Admin.PostAsJsonAsync("/api/v1/origins", new { origin = _origin });
        Assert.Equal(HttpStatusCode.Created, added.StatusCode);
        var view = await added.ReadJsonAsync();
        Assert.Equal("pending", view["state"]!.GetValue<string>());
        Assert.Equal(_origin + "/.well-known/chatplatform.txt", view["proof"]!["file"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await _platform.BootstrapAsync(_origin, new { tenant_id = "acme" })).StatusCode);
        await (await _platform.BootstrapAsync(_origin, new { })).ProblemAsync(HttpStatusCode.BadRequest, "missing_tenant");

        // The site answers pages in HTML: what is put into its text file stands on a line of its own there.
        var shown = view["proof"]![proof]!.GetValue<string>();
        _pages[path] = path == "/" ? "-" : $"\n{shown}\n";
        _site.Head = path == "/" ? shown : "";
        var verified = await (await _acme.Admin.PostAsJsonAsync("/api/v1/origins/verify", new { origin = _origin })).ReadJsonAsync();

        Assert.Equal("verified", verified["state"]!.GetValue<string>());
        Assert.Equal("acme", (await (await _platform.BootstrapAsync(_origin, new { })).ReadJsonAsync())["tenant_id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_page_without_the_proof_has_failed_and_the_answer_says_what_is_missing_where()
    {
        await _acme.Admin.PostAsJsonAsync("/api/v1/origins", new { origin = _origin });
        _pages["/"] = "<meta name=\"chatplatform-verification\" content=\"another\">";

        var failed = await (await _acme.Admin.PostAsJsonAsync("/api/v1/origins/verify", new { origin = _origin })).ReadJsonAsync();

        Assert.Equal("failed", failed["state"]!.GetValue<string>());
        Assert.Contains("404", failed["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("meta element", failed["reason"]!.GetValue<string>(), StringComparison.Ordinal);
        var listed = (await _acme.Admin.GetFromJsonAsync<JsonNode>("/api/v1/origins"))!["items"]!.AsArray();
        Assert.True(JsonNode.DeepEquals(failed, listed.Single(origin => origin!["origin"]!.GetValue<string>() == _origin)));
        Assert.Equal("verified", listed.Single(origin => origin!["origin"]!.GetValue<string>() == "https://acme.example")!["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_origin_is_removed_by_its_own_tenant_only()
    {
        var other = await _platform.CreateTenantAsync("other");
        await (await other.Admin.DeleteAsync("/api/v1/origins?origin=https://acme.example")).ProblemAsync(HttpStatusCode.NotFound, "origin_not_found");
        await (await other.Admin.PostAsJsonAsync("/api/v1/origins/verify", new { origin = "https://acme.example" })).ProblemAsync(HttpStatusCode.NotFound, "origin_not_found");

        Assert.Equal(HttpStatusCode.NoContent, (await _acme.Admin.DeleteAsync("/api/v1/origins?origin=https://acme.example")).StatusCode);

        await (await _platform.BootstrapAsync("https://acme.example", new { tenant_id = "acme" })).ProblemAsync(HttpStatusCode.Forbidden, "origin_not_allowed");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("https://*")]
    [InlineData("https://*.com")]
    [InlineData("https://acme.example/path")]
    [InlineData(null)]
    public async Task What_is_no_origin_is_refused(string? origin) =>
        await (await _acme.Admin.PostAsJsonAsync("/api/v1/origins", new { origin })).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");

    [Fact]
    public async Task Outside_of_Development_a_tenant_adds_no_page_on_localhost()
    {
        await using var production = new WebPlatform();
        var acme = await production.CreateTenantAsync("acme");

        foreach (var origin in (string[])["http://localhost:3000", "http://localhost:*", "http://127.0.0.1", "http://[::1]:8080"])
        {
            await (await acme.Admin.PostAsJsonAsync("/api/v1/origins", new { origin })).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
        }
    }

    [Fact]
    public async Task Wildcards_let_their_pages_in_and_frame_the_panel()
    {
        await _platform.Admin.PutAsJsonAsync("/api/v1/admin/tenants/acme", new { origins = new[] { "https://*.acme.example", "http://localhost:*" } });

        foreach (var origin in (string[])["https://shop.acme.example", "https://a.b.acme.example", "http://localhost:3000"])
        {
            var response = await _platform.BootstrapAsync(origin, new { });
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(origin, Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        }

        var embed = await _platform.Anonymous.GetAsync("/embed?tenant=acme");
        Assert.EndsWith("frame-ancestors 'self' https://*.acme.example http://localhost:*", Assert.Single(embed.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        await (await _platform.BootstrapAsync("https://acme.example", new { tenant_id = "acme" })).ProblemAsync(HttpStatusCode.Forbidden, "origin_not_allowed");
    }

    private async Task<JsonArray> OriginsAsync() => (await (await _acme.Admin.GetAsync("/api/v1/origins")).ReadJsonAsync())["items"]!.AsArray();
}
