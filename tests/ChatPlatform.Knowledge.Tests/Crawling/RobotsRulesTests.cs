using ChatPlatform.Knowledge.Crawling;
using CsCheck;

namespace ChatPlatform.Knowledge.Tests.Crawling;

public sealed class RobotsRulesTests
{
    private const string Bot = "ChatPlatformBot";

    [Theory]
    [InlineData("/private/x", false)]
    [InlineData("/private/open/x", true)]
    [InlineData("/private/open/shut/x", false)]
    [InlineData("/public", true)]
    public void The_longest_matching_rule_decides(string path, bool allowed) => AssertAllows(
        allowed,
        path,
        "User-agent: *\nDisallow: /private/open/shut/\nDisallow: /private/\nAllow: /private/open/");

    [Fact]
    public void Of_equally_long_rules_the_one_that_allows_decides()
    {
        AssertAllows(true, "/page", "User-agent: *\nDisallow: /page\nAllow: /page");
        AssertAllows(true, "/page", "User-agent: *\nAllow: /page\nDisallow: /page");
    }

    [Theory]
    [InlineData("/a.pdf", false)]
    [InlineData("/deep/b.pdf", false)]
    [InlineData("/b.pdf?download=1", true)]
    [InlineData("/pdf", true)]
    [InlineData("/x/tmp/y", false)]
    [InlineData("/x/tmp", true)]
    [InlineData("/only", false)]
    [InlineData("/only/this", true)]
    public void A_star_stands_for_anything_and_a_dollar_for_the_end(string path, bool allowed) => AssertAllows(
        allowed,
        path,
        "User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/tmp/\nDisallow: /only$");

    [Fact]
    public void Rules_for_our_name_take_the_place_of_those_for_everybody()
    {
        const string Robots = "User-agent: *\nDisallow: /\n\nUser-agent: chatplatformbot/2.0\nDisallow: /shop/";
        AssertAllows(true, "/help", Robots);
        AssertAllows(false, "/shop/cart", Robots);
    }

    [Fact]
    public void Rules_for_other_names_do_not_concern_us()
    {
        AssertAllows(true, "/help", "User-agent: OtherBot\nDisallow: /");
        AssertAllows(true, "/help", "User-agent: ChatPlatformBotnet\nDisallow: /");
    }

    [Fact]
    public void Several_names_share_the_rules_that_follow_and_groups_of_one_name_are_one()
    {
        const string Robots = "User-agent: OtherBot\nUser-agent: ChatPlatformBot\nDisallow: /a\n\nUser-agent: *\nDisallow: /c\n\nUser-agent: ChatPlatformBot\nDisallow: /b";
        AssertAllows(false, "/a", Robots);
        AssertAllows(false, "/b", Robots);
        AssertAllows(true, "/c", Robots);
    }

    [Fact]
    public void An_empty_disallow_forbids_nothing() => AssertAllows(true, "/a", "User-agent: *\nDisallow:");

    [Fact]
    public void Comments_marks_blanks_and_line_ends_of_any_kind_are_read_over() => AssertAllows(
        false, "/a/b", "\uFEFF# ours\r\nUSER-AGENT : * # all\r  disallow:/a   # not this\r\nnonsense\r\n: x\r\n");

    [Theory]
    [InlineData("/ü", "/%C3%BC")]
    [InlineData("/%c3%bc", "/ü")]
    [InlineData("/a%7Eb", "/a~b")]
    public void A_character_and_its_percent_encoding_are_the_same(string rule, string path) =>
        AssertAllows(false, path, $"User-agent: *\nDisallow: {rule}");

    [Fact]
    public void The_robots_file_itself_may_always_be_read() => AssertAllows(true, "/robots.txt", "User-agent: *\nDisallow: /");

    [Fact]
    public void Sitemaps_are_listed_wherever_they_stand()
    {
        var rules = RobotsRules.Parse("Sitemap: /one.xml\nUser-agent: OtherBot\nDisallow: /\nsitemap: https://example.com/two.xml", Bot);
        Assert.Equal(["/one.xml", "https://example.com/two.xml"], rules.Sitemaps);
        Assert.True(rules.Allows(new Uri("https://example.com/a")));
    }

    [Theory]
    [InlineData("2", 2.0)]
    [InlineData("0.5", 0.5)]
    [InlineData("-3", null)]
    [InlineData("soon", null)]
    [InlineData("NaN", null)]
    [InlineData("Infinity", 86_400.0)]
    [InlineData("-Infinity", null)]
    [InlineData("999999999999", 86_400.0)]
    public void A_crawl_delay_is_a_number_of_seconds_up_to_a_day_or_nothing(string written, double? seconds) => Assert.Equal(
        seconds,
        RobotsRules.Parse($"User-agent: *\nCrawl-delay: {written}", Bot).CrawlDelay?.TotalSeconds);

    [Fact]
    public void Any_text_is_a_robots_file() => Gen.Select(RobotsLike, Gen.OneOf(Gen.String, RobotsLike)).Sample(
        (text, path) =>
        {
            var rules = RobotsRules.Parse(text, Bot);
            if (Uri.TryCreate(new Uri("https://example.com/"), path, out var url) && url.IsAbsoluteUri && url.Scheme == "https")
            {
                rules.Allows(url);
            }
        },
        iter: 5_000);

    private static Gen<string> RobotsLike => Gen.OneOf(
        Gen.String,
        Gen.OneOf(
            "User-agent", "Allow", "Disallow", "Crawl-delay", "Sitemap", ":", ": ", "*", Bot, "/", "$", "%", "%2A", "%zz", "%ff", "#", "\n", "\r",
            "-Infinity", "1e400", "NaN", "9", ".", "\0", "\uFEFF", "\ud800").Array[0, 40].Select(string.Concat));

    private static void AssertAllows(bool expected, string path, string robots) =>
        Assert.Equal(expected, RobotsRules.Parse(robots, Bot).Allows(new Uri(new Uri("https://example.com/"), path)));
}
