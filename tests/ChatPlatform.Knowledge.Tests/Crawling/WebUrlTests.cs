using ChatPlatform.Knowledge.Crawling;
using CsCheck;

namespace ChatPlatform.Knowledge.Tests.Crawling;

public sealed class WebUrlTests
{
    private static readonly Uri Page = new("https://example.com/help/first/start.html?a=1");

    /// <summary>Texts made of what URLs are made of, so that most of them are some URL.</summary>
    private static readonly Gen<string> UrlLike = Gen.OneOf(
        "http://", "https://", "//", "example.com", "Bücher.example", "[::1]", ":80", ":443", ":8080", "/", "a", "Z", "..", ".", "%2e", "%7E",
        "%7e", "%2F", "%c3%bc", "%zz", "%", "ü", "?", "&", "=", "utm_source=x", "gclid=1", "%67clid=1", "#", ";jsessionid=7", ";jsession%69d=7",
        " ", "\t", "\\", "@", "+", "~", "|", "\ud800", "😀").Array[0, 12].Select(string.Concat);

    [Theory]
    [InlineData("https://example.com/a#part", "https://example.com/a")]
    [InlineData("HTTPS://EXAMPLE.com", "https://example.com/")]
    [InlineData("http://example.com:80/a", "http://example.com/a")]
    [InlineData("https://example.com:443/a", "https://example.com/a")]
    [InlineData("http://example.com:443/a", "http://example.com:443/a")]
    [InlineData("https://example.com/a/./b/../c", "https://example.com/a/c")]
    [InlineData("https://example.com/../../a", "https://example.com/a")]
    [InlineData("https://example.com/%7euser/%c3%bc", "https://example.com/~user/%C3%BC")]
    [InlineData("https://example.com/ü", "https://example.com/%C3%BC")]
    [InlineData("https://example.com./a", "https://example.com/a")]
    [InlineData("https://example.com/a?", "https://example.com/a")]
    [InlineData("  https://example.com/a \n", "https://example.com/a")]
    public void One_page_has_one_spelling(string written, string expected)
    {
        Assert.True(WebUrl.TryNormalize(null, written, out var url));
        Assert.Equal(expected, url.AbsoluteUri);
    }

    [Theory]
    [InlineData("?utm_source=mail&utm_campaign=x", "")]
    [InlineData("?id=7&utm_source=mail", "?id=7")]
    [InlineData("?gclid=1&id=7&fbclid=2&page=3", "?id=7&page=3")]
    [InlineData("?UTM_Medium=mail", "")]
    [InlineData("?b=2&a=1", "?b=2&a=1")]
    [InlineData("?utmost=1", "?utmost=1")]
    public void Parameters_that_only_say_where_a_visitor_came_from_are_dropped(string query, string kept)
    {
        Assert.True(WebUrl.TryNormalize(null, "https://example.com/a" + query, out var url));
        Assert.Equal("https://example.com/a" + kept, url.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://example.com/a;jsessionid=1F2?id=7")]
    [InlineData("https://example.com/a;jsession%69d=1F2?id=7")]
    public void A_session_in_the_path_is_dropped_however_it_is_spelled(string written)
    {
        Assert.True(WebUrl.TryNormalize(null, written, out var url));
        Assert.Equal("https://example.com/a?id=7", url.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://bücher.example/a")]
    [InlineData("https://BÜCHER.example/a")]
    [InlineData("https://xn--bcher-kva.example/a")]
    public void A_host_in_another_script_is_written_as_dns_knows_it(string written)
    {
        Assert.True(WebUrl.TryNormalize(null, written, out var url));
        Assert.Equal("https://xn--bcher-kva.example/a", url.AbsoluteUri);
    }

    [Theory]
    [InlineData("next.html", "https://example.com/help/first/next.html")]
    [InlineData("../", "https://example.com/help/")]
    [InlineData("/root", "https://example.com/root")]
    [InlineData("//other.example/x", "https://other.example/x")]
    [InlineData("?b=2", "https://example.com/help/first/start.html?b=2")]
    [InlineData("#part", "https://example.com/help/first/start.html?a=1")]
    public void A_reference_is_relative_to_the_page_it_stands_on(string reference, string expected)
    {
        Assert.True(WebUrl.TryNormalize(Page, reference, out var url));
        Assert.Equal(expected, url.AbsoluteUri);
    }

    [Theory]
    [InlineData("mailto:a@example.com")]
    [InlineData("javascript:void(0)")]
    [InlineData("ftp://example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:text/html,x")]
    [InlineData("https://user:secret@example.com/")]
    [InlineData("https://user@example.com/")]
    [InlineData("https://")]
    public void What_is_no_page_of_the_web_is_refused(string reference) =>
        Assert.False(WebUrl.TryNormalize(Page, reference, out _));

    [Fact]
    public void A_relative_reference_alone_is_no_url() => Assert.False(WebUrl.TryNormalize(null, "help/first", out _));

    [Fact]
    public void An_endless_url_is_refused() =>
        Assert.False(WebUrl.TryNormalize(null, "https://example.com/" + new string('a', WebUrl.MaxLength), out _));

    [Fact]
    public void Any_text_is_judged_without_an_exception() => Gen.OneOf(Gen.String, UrlLike).Sample(
        text =>
        {
            WebUrl.TryNormalize(null, text, out _);
            WebUrl.TryNormalize(Page, text, out _);
        },
        iter: 5_000);

    [Fact]
    public void A_normalized_url_is_normalized_to_itself() => Gen.OneOf(Gen.String, UrlLike).Sample(
        text =>
        {
            if (!WebUrl.TryNormalize(Page, text, out var once))
            {
                return true;
            }

            return WebUrl.TryNormalize(null, once.AbsoluteUri, out var twice) && twice.AbsoluteUri == once.AbsoluteUri && once.Fragment.Length == 0;
        },
        iter: 10_000);
}
