using System.Net;
using System.Net.Http.Json;
using ChatPlatform.Web.Tests.Support;

namespace ChatPlatform.Web.Tests.People;

/// <summary>The console's cookie.</summary>
public sealed class CookieTests : IAsyncLifetime
{
    private PeoplePlatform _platform = null!;
    private string _cookie = "";
    private string _csrf = "";
    private string _attributes = "";

    public async ValueTask InitializeAsync()
    {
        _platform = await PeoplePlatform.StartAsync();
        await _platform.Web.CreateTenantAsync("acme", "https://acme.example");
        await _platform.JoinAsync("acme", "ann@example.com", "owner");
        var response = await _platform.Web.Anonymous.PostAsJsonAsync("/api/v1/login?cookie=true", new { email = "ann@example.com", password = PeoplePlatform.Password });
        var body = await response.ReadJsonAsync();
        Assert.Null(body["token"]);
        _csrf = body["csrf_token"]!.GetValue<string>();
        _attributes = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        _cookie = _attributes.Split(';')[0];
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public void No_script_no_other_host_no_plain_connection_and_no_other_site_gets_it()
    {
        Assert.StartsWith("__Host-chat-session=cp_session_", _attributes, StringComparison.Ordinal);
        var attributes = _attributes.ToLowerInvariant().Split("; ");
        Assert.Superset(new HashSet<string> { "path=/", "secure", "httponly", "samesite=strict" }, attributes.ToHashSet());
        Assert.DoesNotContain(attributes, attribute => attribute.StartsWith("domain", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_reads_by_itself_and_changes_only_with_the_token()
    {
        var me = await (await SendAsync(HttpMethod.Get, "/api/v1/me", csrf: null)).ReadJsonAsync();
        Assert.Equal(_csrf, me["csrf_token"]!.GetValue<string>());

        foreach (var forged in (string?[])[null, "", "x", _csrf + "x", _csrf.ToUpperInvariant()])
        {
            await (await SendAsync(HttpMethod.Put, "/api/v1/me", forged)).ProblemAsync(HttpStatusCode.Forbidden, "csrf_token_invalid");
            await (await SendAsync(HttpMethod.Post, "/api/v1/chat?tenant=acme", forged)).ProblemAsync(HttpStatusCode.Forbidden, "csrf_token_invalid");
            await (await SendAsync(HttpMethod.Delete, "/api/v1/knowledge?tenant=acme", forged)).ProblemAsync(HttpStatusCode.Forbidden, "csrf_token_invalid");
        }

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Put, "/api/v1/me", _csrf)).StatusCode);
    }

    [Fact]
    public async Task Another_sessions_token_is_none()
    {
        var other = await (await _platform.Web.Anonymous.PostAsJsonAsync(
            "/api/v1/login?cookie=true", new { email = "ann@example.com", password = PeoplePlatform.Password })).ReadJsonAsync();

        await (await SendAsync(HttpMethod.Put, "/api/v1/me", other["csrf_token"]!.GetValue<string>())).ProblemAsync(HttpStatusCode.Forbidden, "csrf_token_invalid");
    }

    [Fact]
    public async Task A_cookies_value_is_no_bearer_token_and_a_bearer_token_no_cookie()
    {
        await (await _platform.Web.With(_cookie.Split('=', 2)[1]).GetAsync("/api/v1/me")).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");

        _cookie = $"__Host-chat-session={(await _platform.SignInAsync("ann@example.com")).Token}";
        await (await SendAsync(HttpMethod.Get, "/api/v1/me", csrf: null)).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Signing_out_takes_it_back()
    {
        var response = await SendAsync(HttpMethod.Post, "/api/v1/logout", _csrf);

        Assert.Contains("expires=Thu, 01 Jan 1970", Assert.Single(response.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
        await (await SendAsync(HttpMethod.Get, "/api/v1/me", csrf: null)).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    /// <summary>The demo and the console may stand on one origin.</summary>
    [Fact]
    public async Task A_visitors_page_works_for_one_who_has_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/widget/bootstrap") { Content = JsonContent.Create(new { tenant_id = "acme" }) };
        request.Headers.Add("Cookie", _cookie);
        request.Headers.Add("Origin", "https://acme.example");

        Assert.Equal(HttpStatusCode.OK, (await _platform.Web.Anonymous.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task Who_shows_a_key_is_judged_by_the_key_alone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/users?tenant=acme");
        request.Headers.Add("Cookie", _cookie);
        request.Headers.Add("Authorization", "Bearer cp_admin_unknown");

        await (await _platform.Web.Anonymous.SendAsync(request)).ProblemAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? csrf)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Cookie", _cookie);
        if (csrf is not null)
        {
            request.Headers.TryAddWithoutValidation("X-CSRF-Token", csrf);
        }

        if (method == HttpMethod.Put || path.Contains("/chat", StringComparison.Ordinal))
        {
            request.Content = JsonContent.Create(new { name = "Ann", message = "Hello" });
        }

        return await _platform.Web.Anonymous.SendAsync(request);
    }
}
