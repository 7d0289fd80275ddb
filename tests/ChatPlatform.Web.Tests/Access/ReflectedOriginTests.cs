using System.Net;
using System.Net.Http.Json;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.Access;

/// <summary>
/// In Dify (CVE-2025-63386) any origin was reflected, with credentials. Here an origin is answered only if it is the
/// tenant's own, in its one spelling, and never with credentials.
/// </summary>
public sealed class ReflectedOriginTests : IAsyncLifetime
{
    private readonly WebPlatform _platform = new();

    public async ValueTask InitializeAsync()
    {
        await _platform.CreateTenantAsync("acme", "https://acme.example", "https://*.shops.example");
        await _platform.CreateTenantAsync("other", "https://other.example");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://other.example")]
    [InlineData("https://acme.example.evil.example")]
    [InlineData("https://evilacme.example")]
    [InlineData("https://acme.example:8443")]
    [InlineData("http://acme.example")]
    [InlineData("https://shops.example")]
    [InlineData("https://evilshops.example")]
    [InlineData("https://*.shops.example")]
    [InlineData("https://a.shops.example.evil.example")]
    [InlineData("https://acme.example, https://evil.example")]
    [InlineData("https://user@acme.example")]
    [InlineData("null")]
    [InlineData("*")]
    [InlineData("file://")]
    [InlineData("chrome-extension://acme.example")]
    public async Task CVE_2025_63386_a_foreign_origin_is_reflected_by_no_route(string origin)
    {
        foreach (var (method, path) in ((string, string)[])
        [
            ("OPTIONS", "/api/widget/bootstrap?tenant=acme"), ("POST", "/api/widget/bootstrap?tenant=acme"), ("OPTIONS", "/api/widget/bootstrap?tenant=nobody"),
            ("OPTIONS", "/api/v1/chat"), ("POST", "/api/v1/chat"), ("GET", "/api/v1/sessions"), ("OPTIONS", "/hubs/chat/negotiate"),
            ("POST", "/hubs/chat/negotiate?negotiateVersion=1"), ("GET", "/embed?tenant=acme"), ("GET", "/widget.js"), ("GET", "/openapi/v1.json"),
        ])
        {
            using var response = await SendAsync(method, path, origin);
            Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"), $"{method} {path} reflects {origin}");
            Assert.False(response.Headers.Contains("Access-Control-Allow-Credentials"));
        }
    }

    [Theory]
    [InlineData("https://acme.example", "https://acme.example")]
    [InlineData("https://ACME.example:443", "https://acme.example")]
    [InlineData("https://a.shops.example", "https://a.shops.example")]
    public async Task The_tenants_own_origin_is_answered_in_its_one_spelling_without_credentials_and_varies(string origin, string answered)
    {
        using var preflight = await SendAsync("OPTIONS", "/api/widget/bootstrap?tenant=acme", origin);
        Assert.Equal(answered, Assert.Single(preflight.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal("POST", Assert.Single(preflight.Headers.GetValues("Access-Control-Allow-Methods")));

        using var response = await SendAsync("POST", "/api/widget/bootstrap?tenant=acme", origin);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        foreach (var answer in (HttpResponseMessage[])[preflight, response])
        {
            Assert.Equal(answered, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.Contains("Origin", answer.Headers.Vary);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        }
    }

    [Fact]
    public async Task A_refused_preflight_varies_too_so_that_no_cache_answers_one_page_for_another()
    {
        using var preflight = await SendAsync("OPTIONS", "/api/widget/bootstrap?tenant=acme", "https://evil.example");

        Assert.Contains("Origin", preflight.Headers.Vary);
    }

    private Task<HttpResponseMessage> SendAsync(string method, string path, string origin)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.TryAddWithoutValidation("Origin", origin);
        if (method == "POST")
        {
            request.Content = JsonContent.Create(new { });
        }
        else
        {
            request.Headers.Add("Access-Control-Request-Method", "POST");
        }

        return _platform.Anonymous.SendAsync(request);
    }
}
