using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Security.Tests.Attacks;

/// <summary>CVE-2025-71331, the API's part: what a page or a visitor wrote goes out as data that no browser takes for a page.</summary>
public sealed class ScriptInAnswersTests : IAsyncLifetime
{
    private const string Script = "<script>alert(1)</script><svg onload=alert(1)>";
    private const string Page = "<h1>Kettles &lt;script&gt;alert(1)&lt;/script&gt;&lt;svg onload=alert(1)&gt;</h1><p>Kettles are boiled &lt;script&gt;alert(1)&lt;/script&gt;&lt;svg onload=alert(1)&gt; in Leeds.</p><script>alert(2)</script><a href='javascript:alert(3)'>x</a>";

    private readonly WebPlatform _platform = new();
    private TestTenant _acme = null!;

    public async ValueTask InitializeAsync() => _acme = await _platform.CreateTenantAsync("acme", "https://acme.example");

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Script_and_SVG_in_replies_titles_and_pages_go_out_as_JSON_and_nothing_else()
    {
        await using var site = await SmallSite.StartAsync(new Dictionary<string, string> { ["/"] = Page });
        _platform.Services.GetRequiredService<PrivateHosts>().Allow(site.Url.Authority);
        var source = (await (await _acme.Upload.PostAsJsonAsync("/api/v1/sources", new { type = "page", url = site.Url.AbsoluteUri })).ReadJsonAsync())["id"]!.GetValue<string>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await (await _acme.Upload.GetAsync($"/api/v1/sources/{source}", patience.Token)).ReadJsonAsync())["status"]!.GetValue<string>() is "queued" or "running")
        {
            await Task.Delay(20, patience.Token);
        }

        var reply = await JsonAsync(_acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = $"Where are kettles boiled? {Script}", session_id = "s" }));
        foreach (var path in (string[])["/api/v1/sessions", "/api/v1/sessions/s", "/api/v1/documents", $"/api/v1/sources/{source}/pages", "/api/v1/knowledge/search?q=kettles+boiled", $"/api/v1/sessions/{Uri.EscapeDataString(Script)}"])
        {
            await JsonAsync(_acme.Admin.GetAsync(path));
        }

        Assert.DoesNotContain("alert(2)", reply.ToJsonString(), StringComparison.Ordinal);
        Assert.All(reply["citations"]!.AsArray(), citation => Assert.StartsWith("http://", citation!["url"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    private static async Task<JsonNode> JsonAsync(Task<HttpResponseMessage> sent)
    {
        using var response = await sent;
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{response.RequestMessage?.RequestUri}: {text}");
        Assert.EndsWith("json", response.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        return JsonNode.Parse(text)!;
    }
}
