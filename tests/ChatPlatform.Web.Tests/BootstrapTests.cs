using System.Net;
using System.Net.Http.Json;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests;

/// <summary>How a page's visitor gets in, and who does not.</summary>
public sealed class BootstrapTests : IAsyncLifetime
{
    private const string Origin = "https://acme.example";

    private readonly WebPlatform _platform = new();

    public async ValueTask InitializeAsync()
    {
        await _platform.CreateTenantAsync("acme", Origin, "http://localhost:3000");
        await _platform.CreateTenantAsync("other", "https://other.example");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_registered_origin_gets_the_config_and_a_token_and_may_read_them()
    {
        var response = await _platform.BootstrapAsync(Origin, new { tenant_id = "acme" });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Origin, Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
        var body = await response.ReadJsonAsync();
        Assert.Equal("acme", body["tenant_id"]!.GetValue<string>());
        Assert.Equal("Tenant acme", body["config"]!["title"]!.GetValue<string>());
        Assert.Equal(32, body["session_id"]!.GetValue<string>().Length);
    }

    [Theory]
    [InlineData("https://acme.example", "acme")]
    [InlineData("https://other.example", "other")]
    [InlineData("http://localhost:3000", "acme")]
    public async Task Without_a_name_the_tenant_is_found_by_the_pages_origin(string origin, string tenant)
    {
        var response = await _platform.BootstrapAsync(origin, new { });

        Assert.Equal(tenant, (await response.ReadJsonAsync())["tenant_id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://other.example")]
    [InlineData("http://acme.example")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task An_unregistered_origin_is_refused_and_told_what_to_do(string? origin)
    {
        var response = await _platform.BootstrapAsync(origin, new { tenant_id = "acme" });

        var problem = await response.ProblemAsync(HttpStatusCode.Forbidden, "origin_not_allowed");
        Assert.Contains("origins", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task An_unknown_tenant_is_not_found()
    {
        var response = await _platform.BootstrapAsync(Origin, new { tenant_id = "nobody" });

        await response.ProblemAsync(HttpStatusCode.NotFound, "tenant_not_found");
    }

    [Fact]
    public async Task A_tenant_named_twice_in_disagreement_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/widget/bootstrap?tenant=other") { Content = JsonContent.Create(new { tenant_id = "acme" }) };
        request.Headers.Add("Origin", Origin);

        await (await _platform.Anonymous.SendAsync(request)).ProblemAsync(HttpStatusCode.BadRequest, "tenant_mismatch");
    }

    [Fact]
    public async Task No_tenant_at_all_is_a_request_that_says_too_little()
    {
        await (await _platform.BootstrapAsync("https://unknown.example", new { })).ProblemAsync(HttpStatusCode.BadRequest, "missing_tenant");
    }

    [Fact]
    public async Task Ten_failed_resolutions_block_the_address_for_good_tenants_too()
    {
        for (var i = 0; i < 10; i++)
        {
            await _platform.BootstrapAsync(Origin, new { tenant_id = $"guess-{i}" });
        }

        var response = await _platform.BootstrapAsync(Origin, new { tenant_id = "acme" });

        await response.ProblemAsync(HttpStatusCode.TooManyRequests, "address_blocked");
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalMinutes, 14, 15);
    }

    [Fact]
    public async Task A_handle_resumes_its_session_and_a_foreign_or_forged_one_begins_a_new_one()
    {
        var first = await (await _platform.BootstrapAsync(Origin, new { tenant_id = "acme" })).ReadJsonAsync();
        var session = first["session"]!.GetValue<string>();

        var resumed = await (await _platform.BootstrapAsync(Origin, new { tenant_id = "acme", session })).ReadJsonAsync();
        var foreign = await (await _platform.BootstrapAsync("https://other.example", new { tenant_id = "other", session })).ReadJsonAsync();
        var forged = await (await _platform.BootstrapAsync(Origin, new { tenant_id = "acme", session = first["session_id"]!.GetValue<string>() })).ReadJsonAsync();

        Assert.Equal(first["session_id"]!.GetValue<string>(), resumed["session_id"]!.GetValue<string>());
        Assert.NotEqual(first["session_id"]!.GetValue<string>(), foreign["session_id"]!.GetValue<string>());
        Assert.NotEqual(first["session_id"]!.GetValue<string>(), forged["session_id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("https://acme.example", true)]
    [InlineData("https://evil.example", false)]
    public async Task A_preflight_is_answered_for_registered_origins_only(string origin, bool allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/widget/bootstrap");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");

        var response = await _platform.Anonymous.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(allowed, response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task The_panel_may_be_framed_by_the_tenants_origins_only_and_runs_no_foreign_code()
    {
        var response = await _platform.Anonymous.GetAsync("/embed?tenant=acme");

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.EndsWith("frame-ancestors 'self' https://acme.example http://localhost:3000", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Detection_by_a_domain_in_the_query_works_in_Development_only()
    {
        await (await _platform.Anonymous.GetAsync("/embed?domain=acme.example")).ProblemAsync(HttpStatusCode.BadRequest, "missing_tenant");
    }

    [Theory]
    [InlineData("/widget.js", "text/javascript", "public, max-age=300")]
    [InlineData("/embed?tenant=acme", "text/html", "no-cache")]
    public async Task The_widgets_files_are_compressed_and_cached_as_long_as_they_hold(string path, string type, string cache)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd("br");

        var response = await _platform.Anonymous.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.Equal(cache, response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task The_panels_page_goes_out_with_its_policy_only() =>
        await (await _platform.Anonymous.GetAsync("/widget/panel.html")).ProblemAsync(HttpStatusCode.NotFound, "not_found");
}
