using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Web.Tests;

/// <summary>Reading a tenant's site, and what is never read.</summary>
public abstract class SourcesApiTests : IAsyncLifetime
{
    private WebPlatform _platform = null!;
    private TestTenant _acme = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await StartAsync();
        _acme = await _platform.CreateTenantAsync("acme", "https://acme.example");
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    /// <summary>A platform on the storage that is under test.</summary>
    protected abstract Task<WebPlatform> StartAsync();

    [Fact]
    public async Task A_site_is_read_searched_and_explained()
    {
        await using var site = await SiteAsync(new()
        {
            ["/"] = "<h1>Acme</h1><p>Welcome to Acme, makers of kettles.</p><p><a href='/returns'>Returns</a> <a href='/gone'>Gone</a></p>",
            ["/returns"] = "<h1 id='returns'>Returns</h1><p>You have 45 days to return a kettle, from the day it arrives.</p>",
        });

        var id = await ReadAsync(_acme, site.Url.AbsoluteUri);

        var source = await (await _acme.Upload.GetAsync($"/api/v1/sources/{id}")).ReadJsonAsync();
        Assert.Equal("succeeded", source["status"]!.GetValue<string>());
        Assert.Equal(2, source["pages"]!["indexed"]!.GetValue<int>());
        Assert.Equal(1, source["pages"]!["failed"]!.GetValue<int>());
        var failed = await (await _acme.Upload.GetAsync($"/api/v1/sources/{id}/pages?state=failed")).ReadJsonAsync();
        Assert.Contains("404", Assert.Single(failed["items"]!.AsArray())!["reason"]!.GetValue<string>(), StringComparison.Ordinal);

        var hits = (await (await _acme.Upload.GetAsync("/api/v1/knowledge/search?q=return+a+kettle&k=3")).ReadJsonAsync())["hits"]!.AsArray();
        Assert.EndsWith("/returns#returns", hits[0]!["url"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotNull(hits[0]!["lexical"]);
        Assert.NotNull(hits[0]!["score"]);

        var status = await (await _acme.Upload.GetAsync("/api/v1/knowledge/status")).ReadJsonAsync();
        Assert.Equal(2, status["pages"]!.GetValue<int>());
        var documents = await (await _acme.Upload.GetAsync("/api/v1/documents")).ReadJsonAsync();
        Assert.Equal(2, documents["items"]!.AsArray().Count);

        Assert.Equal(HttpStatusCode.NoContent, (await _acme.Upload.DeleteAsync($"/api/v1/sources/{id}")).StatusCode);
        Assert.Empty((await (await _acme.Upload.GetAsync("/api/v1/knowledge/search?q=kettle")).ReadJsonAsync())["hits"]!.AsArray());
        await (await _acme.Upload.GetAsync($"/api/v1/sources/{id}")).ProblemAsync(HttpStatusCode.NotFound, "source_not_found");
    }

    [Fact]
    public async Task Knowledge_that_was_cleared_comes_back_with_the_next_sync()
    {
        await using var site = await SiteAsync(new() { ["/"] = "<h1>Acme</h1><p>Acme makes kettles of copper and of steel.</p>" });
        var id = await ReadAsync(_acme, site.Url.AbsoluteUri);

        Assert.Equal(HttpStatusCode.Accepted, (await _acme.Upload.PostAsync("/api/v1/knowledge/reindex", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await _acme.Upload.DeleteAsync("/api/v1/knowledge")).StatusCode);
        Assert.Empty((await (await _acme.Upload.GetAsync("/api/v1/knowledge/search?q=kettles")).ReadJsonAsync())["hits"]!.AsArray());

        await _acme.Upload.PostAsync($"/api/v1/sources/{id}/sync", null);
        await EndedAsync(_acme, id);
        Assert.NotEmpty((await (await _acme.Upload.GetAsync("/api/v1/knowledge/search?q=kettles")).ReadJsonAsync())["hits"]!.AsArray());
    }

    [Theory]
    [InlineData("file:///etc/passwd", "url_not_allowed")]
    [InlineData("gopher://example.com/", "url_not_allowed")]
    [InlineData("http://169.254.169.254/", "url_not_allowed")]
    [InlineData("http://[::ffff:169.254.169.254]/", "url_not_allowed")]
    [InlineData("http://127.0.0.1/", "url_not_allowed")]
    [InlineData("http://localhost:5432/", "url_not_allowed")]
    [InlineData("http://10.0.0.1/", "url_not_allowed")]
    [InlineData("http://[fe80::1]/", "url_not_allowed")]
    [InlineData("http://[fd00::1]/", "url_not_allowed")]
    [InlineData("http://2130706433/", "url_not_allowed")]
    [InlineData("http://0x7f.1/", "url_not_allowed")]
    [InlineData("http://user:password@example.com/", "url_not_allowed")]
    [InlineData("not a url", "invalid_request")]
    [InlineData("", "invalid_request")]
    public async Task A_URL_that_must_not_be_read_is_refused_and_nothing_is_stored(string url, string code)
    {
        var response = await _acme.Upload.PostAsJsonAsync("/api/v1/sources", new { type = "site", url, max_pages = 10 });

        await response.ProblemAsync(HttpStatusCode.BadRequest, code);
        Assert.Empty((await (await _acme.Upload.GetAsync("/api/v1/sources")).ReadJsonAsync())["items"]!.AsArray());
    }

    [Fact]
    public async Task A_redirect_to_an_address_that_must_not_be_read_is_not_followed_and_the_ledger_says_so()
    {
        await using var site = await SiteAsync(new()
        {
            ["/"] = "<h1>Acme</h1><p>A page of some length about kettles.</p><a href='/meta'>a</a><a href='/file'>b</a>",
            ["/meta"] = "->http://169.254.169.254/latest/meta-data/",
            ["/file"] = "->file:///etc/passwd",
        });

        var id = await ReadAsync(_acme, site.Url.AbsoluteUri);

        var failed = (await (await _acme.Upload.GetAsync($"/api/v1/sources/{id}/pages")).ReadJsonAsync())["items"]!.AsArray()
            .Where(page => page!["state"]!.GetValue<string>() is "failed" or "skipped").ToList();
        Assert.Equal(2, failed.Count);
        Assert.All(failed, page => Assert.NotEqual("", page!["reason"]!.GetValue<string>()));
        Assert.Equal(1, (await (await _acme.Upload.GetAsync("/api/v1/knowledge/status")).ReadJsonAsync())["pages"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_start_page_that_redirects_there_fails_the_run_with_the_reason()
    {
        await using var site = await SiteAsync(new() { ["/"] = "->http://169.254.169.254/latest/meta-data/" });

        var id = await ReadAsync(_acme, site.Url.AbsoluteUri);

        var source = await (await _acme.Upload.GetAsync($"/api/v1/sources/{id}")).ReadJsonAsync();
        Assert.Equal("failed", source["status"]!.GetValue<string>());
        Assert.NotEqual("", source["error"]!.GetValue<string>());
        Assert.Equal(0, (await (await _acme.Upload.GetAsync("/api/v1/knowledge/status")).ReadJsonAsync())["chunks"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("""{"type":"site"}""")]
    [InlineData("""{"type":"planet","url":"https://example.com/"}""")]
    [InlineData("""{"type":"site","url":"https://example.com/","max_pages":0}""")]
    [InlineData("""{"type":"site","url":"https://example.com/","max_pages":1000000}""")]
    [InlineData("""{"type":"site","url":"https://example.com/","include":[null]}""")]
    public async Task A_source_that_is_not_well_formed_is_refused(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        await (await _acme.Upload.PostAsync("/api/v1/sources", content)).ProblemAsync(HttpStatusCode.BadRequest, "invalid_request");
    }

    [Fact]
    public async Task Of_one_tenants_knowledge_another_sees_nothing_by_any_route()
    {
        var other = await _platform.CreateTenantAsync("other", "https://other.example");
        await using var site = await SiteAsync(new() { ["/"] = "<h1 id='s'>Zanzibar protocol</h1><p>The zanzibar protocol is opened with the violet key.</p>" });
        await using var theirs = await SiteAsync(new() { ["/"] = "<h1>Bread</h1><p>We bake bread from rye and wheat every day of the week.</p>" });
        var id = await ReadAsync(_acme, site.Url.AbsoluteUri);
        await ReadAsync(other, theirs.Url.AbsoluteUri);
        var document = (await (await _acme.Upload.GetAsync("/api/v1/documents")).ReadJsonAsync())["items"]![0]!["id"]!.GetValue<string>();

        foreach (var path in (string[])
        [
            "/api/v1/knowledge/search?q=zanzibar+protocol+violet+key&k=50", "/api/v1/documents", "/api/v1/sources", "/api/v1/sessions", "/api/v1/knowledge/status",
        ])
        {
            var text = await other.Admin.GetStringAsync(path);
            Assert.DoesNotContain("zanzibar", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(site.Url.Authority, text, StringComparison.Ordinal);
        }

        foreach (var (method, path) in ((HttpMethod, string)[])
        [
            (HttpMethod.Get, $"/api/v1/sources/{id}"), (HttpMethod.Get, $"/api/v1/sources/{id}/pages"), (HttpMethod.Post, $"/api/v1/sources/{id}/sync"),
            (HttpMethod.Post, $"/api/v1/sources/{id}/cancel"), (HttpMethod.Delete, $"/api/v1/sources/{id}"), (HttpMethod.Delete, $"/api/v1/documents/{document}"),
        ])
        {
            using var foreign = new HttpRequestMessage(method, path);
            using var missing = new HttpRequestMessage(method, path.Replace(id, "no-such", StringComparison.Ordinal).Replace(document, "no-such", StringComparison.Ordinal));
            var answer = await other.Admin.SendAsync(foreign);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal(
                (await (await other.Admin.SendAsync(missing)).Content.ReadAsStringAsync()).Replace("no-such", id, StringComparison.Ordinal),
                await answer.Content.ReadAsStringAsync());
        }

        var asked = await (await other.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "What opens the zanzibar protocol?" })).ReadJsonAsync();
        Assert.Equal("unanswered", asked["status"]!.GetValue<string>());
        Assert.DoesNotContain("violet", asked.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        var ours = await (await _acme.Chat.PostAsJsonAsync("/api/v1/chat", new { message = "What opens the zanzibar protocol?" })).ReadJsonAsync();
        Assert.Contains("violet key", ours["reply"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private async Task<SmallSite> SiteAsync(Dictionary<string, string> pages)
    {
        var site = await SmallSite.StartAsync(pages);
        _platform.Services.GetRequiredService<PrivateHosts>().Allow(site.Url.Authority);
        return site;
    }

    /// <summary>Adds the site and waits for the end of its run.</summary>
    private static async Task<string> ReadAsync(TestTenant tenant, string url)
    {
        var created = await tenant.Upload.PostAsJsonAsync("/api/v1/sources", new { type = "site", url, max_pages = 20 });
        Assert.True(created.StatusCode == HttpStatusCode.Created, await created.Content.ReadAsStringAsync());
        var id = (await created.ReadJsonAsync())["id"]!.GetValue<string>();
        await EndedAsync(tenant, id);
        return id;
    }

    private static async Task EndedAsync(TestTenant tenant, string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        JsonNode status;
        do
        {
            await Task.Delay(20, patience.Token);
            status = await (await tenant.Upload.GetAsync($"/api/v1/sources/{id}", patience.Token)).ReadJsonAsync();
        }
        while (status["status"]!.GetValue<string>() is "queued" or "running");
    }
}
