using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Sources;

namespace ChatPlatform.Knowledge.Tests.Crawling;

public sealed class SiteScopeTests
{
    [Theory]
    [InlineData("https://example.com/help/x", true)]
    [InlineData("http://example.com/help/x", true)]
    [InlineData("https://example.com:8443/help/x", false)]
    [InlineData("https://www.example.com/help/x", false)]
    [InlineData("https://example.com.evil.example/help/x", false)]
    [InlineData("https://example.org/help/x", false)]
    public void A_site_is_one_host_and_port(string url, bool isSame) => Assert.Equal(isSame, Scope().IsSameSite(new Uri(url)));

    [Fact]
    public void A_page_beside_the_folder_of_the_source_is_left_out_with_the_folder_named()
    {
        Assert.Null(Scope().WhyNot(new Uri("https://example.com/help/deep/page"), 1));
        Assert.Contains("/help/", Scope().WhyNot(new Uri("https://example.com/shop/page"), 1), StringComparison.Ordinal);
        Assert.NotNull(Scope().WhyNot(new Uri("https://example.com/helpless"), 1));
    }

    [Fact]
    public void A_page_must_match_an_include_pattern_and_no_exclude_pattern()
    {
        var scope = Scope(["/help/a*", "/help/b*"], ["*secret*"]);
        Assert.Null(scope.WhyNot(new Uri("https://example.com/help/apple"), 1));
        Assert.Null(scope.WhyNot(new Uri("https://example.com/help/bread"), 1));
        Assert.Contains("include", scope.WhyNot(new Uri("https://example.com/help/cheese"), 1), StringComparison.Ordinal);
        Assert.Contains("*secret*", scope.WhyNot(new Uri("https://example.com/help/a-secret"), 1), StringComparison.Ordinal);
    }

    [Fact]
    public void The_url_of_the_source_is_read_whatever_its_patterns_say() =>
        Assert.Null(Scope(["/nothing"], ["*"]).WhyNot(new Uri("https://example.com/help/start.html"), 0));

    [Fact]
    public void A_page_too_many_links_away_is_left_out()
    {
        var url = new Uri("https://example.com/help/far");
        Assert.Null(Scope().WhyNot(url, 3));
        Assert.Contains("3 links", Scope().WhyNot(url, 4), StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_repeats_itself_is_left_out() =>
        Assert.Contains("repeats", Scope().WhyNot(new Uri("https://example.com/help/a/b/a/b/a/b/a/b/"), 1), StringComparison.Ordinal);

    private static SiteScope Scope(string[]? include = null, string[]? exclude = null) => new(
        new Uri("https://example.com/help/start.html"),
        new SourceSpec(SourceType.Site, "https://example.com/help/start.html", 10, [.. include ?? []], [.. exclude ?? []]),
        maxDepth: 3);
}
