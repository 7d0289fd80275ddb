using System.Net;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Knowledge.Reading;
using ChatPlatform.Knowledge.Tests.Support;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Testing.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Knowledge.Tests.Security;

/// <summary>No page, redirect or name leads the crawler to a server that it may not talk to.</summary>
public sealed class RefusedAddressTests
{
    [Fact]
    public async Task A_source_that_redirects_to_a_refused_address_fails_and_no_request_arrives()
    {
        await using var inside = await FakeSite.StartAsync();
        await using var test = await SiteUnderTest.StartAsync();
        inside["/secret"] = FakePage.Article("apricot");
        test.Site["/"] = FakePage.Redirect(new Uri(inside.Url, "/secret").AbsoluteUri);
        var run = await test.RunAsync();
        Assert.Equal(SourceState.Failed, run.State);
        Assert.Contains(inside.Url.Authority, run.Error, StringComparison.Ordinal);
        Assert.Empty(inside.Requests);
    }

    [Fact]
    public async Task A_robots_txt_or_sitemap_on_a_refused_address_is_not_asked_for()
    {
        await using var inside = await FakeSite.StartAsync();
        await using var test = await SiteUnderTest.StartAsync();
        test.Site["/robots.txt"] = FakePage.Text($"Sitemap: {inside.Url}sitemap.xml");
        test.Site["/"] = FakePage.Article("apricot", "/map");
        Assert.Equal(SourceState.Succeeded, (await test.RunAsync()).State);
        test.Site["/robots.txt"] = FakePage.Redirect($"{inside.Url}robots.txt");
        Assert.Equal(SourceState.Failed, (await test.RunAsync()).State);
        Assert.Empty(inside.Requests);
    }

    [Fact]
    public async Task A_host_is_allowed_on_its_port_only()
    {
        await using var allowed = await FakeSite.StartAsync();
        await using var beside = await FakeSite.StartAsync();
        using var client = Client(allowed.Url.Authority, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]));
        allowed["/"] = FakePage.Article("apricot");
        Assert.IsType<FetchedPage>(await FetchAsync(client, allowed.Url));
        var refused = Assert.IsType<FetchFailed>(await FetchAsync(client, beside.Url));
        Assert.Contains("127.0.0.1", refused.Reason, StringComparison.Ordinal);
        Assert.Empty(beside.Requests);
    }

    [Fact]
    public async Task A_name_that_leads_elsewhere_the_second_time_is_refused_the_second_time()
    {
        await using var inside = await FakeSite.StartAsync();
        inside["/"] = FakePage.Article("apricot");
        var asked = 0;
        ResolveHost rebinding = (_, _) => Task.FromResult<IPAddress[]>(
            [Interlocked.Increment(ref asked) == 1 ? IPAddress.Parse("93.184.216.34") : IPAddress.Loopback]);
        await using var host = new KnowledgeHost(services => services.AddSingleton(rebinding));
        await host.AddTenantAsync(SiteUnderTest.Tenant);
        var url = $"http://rebinding.example:{inside.Port}/";
        await host.Services.GetRequiredService<UrlGuard>().CheckAsync(url, TestContext.Current.CancellationToken);
        var source = await SiteUnderTest.AddSourceAsync(host, SiteUnderTest.Tenant, new SourceSpec(SourceType.Site, url, 10, [], []));
        var run = await host.Reader.RunAsync(SiteUnderTest.Tenant, source, KnowledgeQuota.None, null, TestContext.Current.CancellationToken);
        Assert.Equal(SourceState.Failed, run.State);
        Assert.True(asked > 1);
        Assert.Empty(inside.Requests);
    }

    [Fact]
    public async Task The_connection_goes_to_the_address_that_was_checked()
    {
        await using var site = await FakeSite.StartAsync();
        site["/"] = FakePage.Article("apricot");
        var asked = 0;
        using var client = Client($"named.example:{site.Port}", (_, _) =>
        {
            asked++;
            return Task.FromResult<IPAddress[]>([IPAddress.Loopback]);
        });
        Assert.IsType<FetchedPage>(await FetchAsync(client, new Uri($"http://named.example:{site.Port}/")));
        Assert.Equal(1, asked);
    }

    private static PageClient Client(string allowed, ResolveHost resolve)
    {
        var options = Microsoft.Extensions.Options.Options.Create(new CrawlerOptions());
        var hosts = new PrivateHosts(options);
        hosts.Allow(allowed);
        var time = new HastyTime();
        return new PageClient(GuardedHttp.CreateHandler(new AddressGuard(hosts, resolve)), new HostGates(2, time), options, TimeProvider.System);
    }

    private static Task<FetchResult> FetchAsync(PageClient client, Uri url) =>
        client.FetchPageAsync(url, null, TimeSpan.Zero, TestContext.Current.CancellationToken);
}
