using System.IO.Compression;
using System.Text;
using ChatPlatform.Knowledge.Tests.Support;
using ChatPlatform.Sources;

namespace ChatPlatform.Knowledge.Tests.Reading;

/// <summary>What one run makes of a site.</summary>
public sealed class SiteRunTests
{
    [Fact]
    public async Task Every_page_that_links_lead_to_is_indexed_and_found()
    {
        await using var test = await SiteUnderTest.StartAsync();
        test.Site["/"] = FakePage.Article("apricot", "/a", "b?x=1#part", "https://elsewhere.example/");
        test.Site["/a"] = FakePage.Article("blackberry", "/deep/c");
        test.Site["/b?x=1"] = FakePage.Article("cranberry");
        test.Site["/deep/c"] = FakePage.Article("damson", "/");
        var run = await test.RunAsync();
        Assert.Equal((SourceState.Succeeded, 4, 4), (run.State, run.Pages.Found, run.Pages.Indexed));
        Assert.Equal(["/", "/a", "/b?x=1", "/deep/c"], (await test.LedgerAsync()).Keys.Order());
        Assert.Equal(["/deep/c"], await test.PagesWithAsync("damson"));
        Assert.All(test.Site.Requests, request => Assert.Contains("ChatPlatformBot", request.UserAgent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_that_robots_txt_forbids_are_skipped_and_never_asked_for()
    {
        await using var test = await SiteUnderTest.StartAsync();
        test.Site["/robots.txt"] = FakePage.Text("User-agent: *\nDisallow: /private/\nAllow: /private/open");
        test.Site["/"] = FakePage.Article("apricot", "/private/x", "/private/open");
        test.Site["/private/x"] = FakePage.Article("blackberry");
        test.Site["/private/open"] = FakePage.Article("cranberry");
        await test.RunAsync();
        var ledger = await test.LedgerAsync();
        Assert.Equal(PageState.Skipped, ledger["/private/x"].State);
        Assert.Contains("robots.txt", ledger["/private/x"].Reason, StringComparison.Ordinal);
        Assert.Equal(PageState.Indexed, ledger["/private/open"].State);
        Assert.Empty(test.Site.RequestsOf("/private/x"));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    public async Task A_site_whose_robots_txt_cannot_be_had_is_not_read(int status)
    {
        await using var test = await SiteUnderTest.StartAsync();
        test.Site["/robots.txt"] = FakePage.Answer(status);
        test.Site["/"] = FakePage.Article("apricot");
        var run = await test.RunAsync();
        Assert.Equal(SourceState.Failed, run.State);
        Assert.Contains("robots.txt", run.Error, StringComparison.Ordinal);
        Assert.Empty(test.Site.RequestsOf("/"));
    }

    [Fact]
    public async Task A_long_crawl_delay_is_honoured_up_to_the_cap()
    {
        await using var test = await SiteUnderTest.StartAsync(configure: options => options.ConcurrencyPerHost = 1);
        test.Site["/robots.txt"] = FakePage.Text("User-agent: *\nCrawl-delay: 3000");
        test.Site["/"] = FakePage.Article("apricot", "/a", "/b");
        test.Site["/a"] = FakePage.Article("blackberry");
        test.Site["/b"] = FakePage.Article("cranberry");
        Assert.Equal(3, (await test.RunAsync()).Pages.Indexed);
        Assert.NotEmpty(test.Time.Waits);
        Assert.All(test.Time.Waits, wait => Assert.Equal(TimeSpan.FromSeconds(10), wait));
    }

    [Fact]
    public async Task Pages_of_sitemaps_indexes_and_packed_sitemaps_are_read()
    {
        await using var test = await SiteUnderTest.StartAsync();
        test.Site["/robots.txt"] = FakePage.Text("Sitemap: /index.xml");
        test.Site["/index.xml"] = FakePage.Text(
            "<?xml version='1.0'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>/one.xml</loc></sitemap>" +
            "<sitemap><loc>/two.xml.gz</loc></sitemap><sitemap><loc>/index.xml</loc></sitemap><sitemap><loc>/broken.xml</loc></sitemap></sitemapindex>", "application/xml");
        test.Site["/one.xml"] = FakePage.Text($"<urlset><url><loc>{test.Site.Url}a</loc></url><url><loc>https://elsewhere.example/x</loc></url></urlset>", "text/xml");
        test.Site["/two.xml.gz"] = new FakePage { Body = Packed($"<urlset><url><loc>{test.Site.Url}b</loc></url></urlset>"), ContentType = "application/gzip" };
        test.Site["/broken.xml"] = FakePage.Text($"<urlset><url><loc>{test.Site.Url}c</loc></url><url><loc", "text/xml");
        test.Site["/"] = FakePage.Article("apricot");
        test.Site["/a"] = FakePage.Article("blackberry");
        test.Site["/b"] = FakePage.Article("cranberry");
        test.Site["/c"] = FakePage.Article("damson");
        await test.RunAsync();
        var ledger = await test.LedgerAsync();
        Assert.Equal(["/", "/a", "/b", "/c"], ledger.Keys.Order());
        Assert.All(ledger.Values, entry => Assert.Equal(PageState.Indexed, entry.State));
        Assert.Single(test.Site.RequestsOf("/index.xml"));
    }

    [Fact]
    public async Task Pages_that_the_patterns_leave_out_are_skipped_with_the_pattern()
    {
        await using var test = await SiteUnderTest.StartAsync("/help/", include: ["/help/a*", "/help/b*"], exclude: ["*old*"]);
        test.Site["/help/"] = FakePage.Article("apricot", "a", "b-old", "c", "/shop");
        test.Site["/help/a"] = FakePage.Article("blackberry");
        await test.RunAsync();
        var ledger = await test.LedgerAsync();
        Assert.Equal(PageState.Indexed, ledger["/help/a"].State);
        Assert.Contains("*old*", ledger["/help/b-old"].Reason, StringComparison.Ordinal);
        Assert.Contains("include", ledger["/help/c"].Reason, StringComparison.Ordinal);
        Assert.Contains("/help/", ledger["/shop"].Reason, StringComparison.Ordinal);
        Assert.Equal(["/help/", "/help/a"], test.Site.Requests.Select(request => request.Path).Where(path => path.StartsWith("/help", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Pages_beyond_the_limit_are_skipped_with_the_limit()
    {
        await using var test = await SiteUnderTest.StartAsync(maxPages: 2);
        test.Site["/"] = FakePage.Article("apricot", "/a", "/b", "/c");
        test.Site["/a"] = FakePage.Article("blackberry");
        test.Site["/b"] = FakePage.Article("cranberry");
        test.Site["/c"] = FakePage.Article("damson");
        var run = await test.RunAsync();
        Assert.Equal((2, 2), (run.Pages.Indexed, run.Pages.Skipped));
        Assert.All(
            (await test.LedgerAsync()).Values.Where(entry => entry.State == PageState.Skipped),
            entry => Assert.Contains("limit of 2 pages", entry.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_alone_is_read_without_its_links()
    {
        await using var test = await SiteUnderTest.StartAsync("/a", type: SourceType.Page);
        test.Site["/a"] = FakePage.Article("apricot", "/b");
        test.Site["/b"] = FakePage.Article("blackberry");
        Assert.Equal(1, (await test.RunAsync()).Pages.Found);
        Assert.Empty(test.Site.RequestsOf("/b"));
    }

    [Fact]
    public async Task Each_page_that_is_left_out_says_why_and_none_ends_the_run()
    {
        await using var test = await SiteUnderTest.StartAsync(configure: options => options.MaxBodyBytes = 4_096);
        test.Site["/"] = FakePage.Article(
            "apricot", "/gone", "/broken", "/forbidden", "/picture", "/large", "/bomb", "/noindex", "/copy", "/canonical", "/empty", "/bad", "/last");
        test.Site["/broken"] = FakePage.Answer(500);
        test.Site["/forbidden"] = FakePage.Answer(403);
        test.Site["/picture"] = FakePage.Text("PNG", "image/png");
        test.Site["/large"] = FakePage.Html(new string('x', 5_000));
        test.Site["/bomb"] = new FakePage { Body = Packed(new string('x', 100_000)), Headers = new Dictionary<string, string> { ["Content-Encoding"] = "gzip" } };
        test.Site["/noindex"] = FakePage.Html("<meta name=robots content=noindex><p>Hidden elderberry <a href=/behind>b</a></p>");
        test.Site["/behind"] = FakePage.Article("fig");
        test.Site["/canonical"] = FakePage.Html("<link rel=canonical href=/real><p>Grape by another address.</p>");
        test.Site["/real"] = FakePage.Article("grape");
        test.Site["/empty"] = FakePage.Html("<html></html>");
        test.Site["/bad"] = FakePage.Html("<main><p>Huckleberry <a href='http://\u0100\ud7ff\uffff/'>x</a><table><td>cell</p></div>");
        test.Site["/last"] = FakePage.Article("jackfruit");
        test.Site["/copy"] = FakePage.Article("jackfruit");
        var run = await test.RunAsync();
        var ledger = await test.LedgerAsync();
        Assert.Equal(SourceState.Succeeded, run.State);
        AssertLeftOut(PageState.Failed, 404, "404", ledger["/gone"]);
        AssertLeftOut(PageState.Failed, 500, "500", ledger["/broken"]);
        AssertLeftOut(PageState.Failed, 403, "403", ledger["/forbidden"]);
        AssertLeftOut(PageState.Skipped, 200, "image/png", ledger["/picture"]);
        AssertLeftOut(PageState.Failed, 200, "4 kB", ledger["/large"]);
        AssertLeftOut(PageState.Failed, 200, "4 kB", ledger["/bomb"]);
        AssertLeftOut(PageState.Skipped, 200, "noindex", ledger["/noindex"]);
        AssertLeftOut(PageState.Skipped, 200, "/real", ledger["/canonical"]);
        AssertLeftOut(PageState.Skipped, 200, "no text", ledger["/empty"]);
        foreach (var path in new[] { "/", "/behind", "/real", "/bad" })
        {
            Assert.Equal(PageState.Indexed, ledger[path].State);
        }

        var (first, second) = ledger["/last"].State == PageState.Indexed ? ("/last", "/copy") : ("/copy", "/last");
        Assert.Equal(PageState.Indexed, ledger[first].State);
        AssertLeftOut(PageState.Skipped, 200, ledger[first].Url, ledger[second]);
        Assert.Empty(await test.PagesWithAsync("elderberry"));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_busy_server_is_asked_again_after_as_long_as_it_says(int status)
    {
        await using var test = await SiteUnderTest.StartAsync();
        test.Site["/"] = FakePage.Article("apricot", "/a");
        test.Site.Sequence("/a", FakePage.Answer(status, ("Retry-After", "17")), FakePage.Article("blackberry"));
        Assert.Equal(2, (await test.RunAsync()).Pages.Indexed);
        Assert.Contains(TimeSpan.FromSeconds(17), test.Time.Waits);
        Assert.Equal([status, 200], test.Site.RequestsOf("/a").Select(request => request.Status));
    }

    [Fact]
    public async Task A_server_that_wants_to_be_left_alone_for_long_is_not_asked_again()
    {
        await using var test = await SiteUnderTest.StartAsync();
        test.Site["/"] = FakePage.Article("apricot", "/a");
        test.Site["/a"] = FakePage.Answer(503, ("Retry-After", "1800"));
        await test.RunAsync();
        AssertLeftOut(PageState.Failed, 503, "503", (await test.LedgerAsync())["/a"]);
        Assert.Single(test.Site.RequestsOf("/a"));
    }

    [Fact]
    public async Task Redirects_are_followed_as_far_as_they_stay_on_the_site()
    {
        await using var other = await FakeSite.StartAsync();
        await using var test = await SiteUnderTest.StartAsync();
        test.Allow(other);
        test.Site["/"] = FakePage.Article("apricot", "/one", "/loop", "/self", "/out");
        test.Site["/one"] = FakePage.Redirect("/two", 302);
        test.Site["/two"] = FakePage.Redirect("three", 308);
        test.Site["/three"] = FakePage.Article("blackberry");
        test.Site["/loop"] = FakePage.Redirect("/pool");
        test.Site["/pool"] = FakePage.Redirect("/loop");
        test.Site["/self"] = FakePage.Redirect("/self");
        test.Site["/out"] = FakePage.Redirect(new Uri(other.Url, "/in").AbsoluteUri);
        Assert.Equal(SourceState.Succeeded, (await test.RunAsync()).State);
        var ledger = await test.LedgerAsync();
        Assert.Equal(PageState.Indexed, ledger["/three"].State);
        Assert.All(
            new[] { "/one", "/two", "/loop", "/pool", "/self", "/out" },
            path => Assert.StartsWith("Redirects to ", ledger[path].Reason, StringComparison.Ordinal));
        Assert.Single(test.Site.RequestsOf("/loop"));
        Assert.Empty(other.Requests);
    }

    private static void AssertLeftOut(PageState state, int status, string reason, PageEntry entry)
    {
        Assert.Equal((state, status), (entry.State, entry.HttpStatus));
        Assert.Contains(reason, entry.Reason, StringComparison.Ordinal);
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
