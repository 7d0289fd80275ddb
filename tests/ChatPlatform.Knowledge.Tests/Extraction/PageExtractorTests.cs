using System.Net;
using System.Text;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Knowledge.Extraction;
using CsCheck;

namespace ChatPlatform.Knowledge.Tests.Extraction;

public sealed class PageExtractorTests
{
    [Fact]
    public void Markdown_has_headings_lists_tables_code_and_links()
    {
        const string Text = "# Guide\n\nFirst [step](next.md).\n\n- one\n- two\n\n```\nif x:\n    y\n```\n\n| Plan | Price |\n|---|---|\n| Basic | 5 |\n";
        var page = Extract("text/markdown", Text);
        Assert.Equal("Guide", page.Title);
        Assert.Equal(["Guide", "First step.", "one", "two", "if x:\n    y", "Plan | Price", "Basic | 5"], page.Blocks.Select(block => block.Text));
        Assert.Equal("https://example.com/docs/next.md", Assert.Single(page.Links).AbsoluteUri);
    }

    [Fact]
    public void Plain_text_is_paragraphs_between_blank_lines() =>
        Assert.Equal(["one\nline", "two"], Extract("text/plain", "one\r\nline\r\n\r\n\r\ntwo\n").Blocks.Select(block => block.Text));

    [Fact]
    public void A_page_of_no_type_is_html_when_it_says_so() =>
        Assert.Equal("Words", Assert.Single(Extract("", "<HTML><body><p>Words</p></body></HTML>").Blocks).Text);

    [Theory]
    [InlineData("utf-8", null, "<p>Größe")]
    [InlineData("iso-8859-1", "iso-8859-1", "<p>Größe")]
    [InlineData("iso-8859-1", null, "<meta charset=iso-8859-1><p>Größe")]
    [InlineData("windows-1252", null, "<p>Größe")]
    [InlineData("utf-8", "no-such-charset", "<p>Größe")]
    [InlineData("utf-8", "utf-7", "<p>Größe")]
    [InlineData("utf-16", null, "<p>Größe")]
    public void Letters_are_read_in_the_encoding_that_is_named_or_seen(string encoding, string? charset, string html)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(encoding);
        var mark = encoding == "utf-16" ? bytes.GetPreamble() : [];
        var page = Extract("text/html", [.. mark, .. bytes.GetBytes(html)], charset);
        Assert.Equal("Größe", Assert.Single(page.Blocks).Text);
    }

    [Fact]
    public void Any_bytes_of_any_type_are_a_page() => Gen.Select(
        Gen.Byte.Array[0, 300], Gen.OneOf("text/html", "text/plain", "text/markdown", ""), Gen.OneOf("utf-8", "utf-7", "utf-16", "gbk", "\"\"", "x"))
        .Sample((body, type, charset) => Assert.NotNull(Extract(type, body, charset).Title), iter: 2_000);

    private static ExtractedPage Extract(string type, string text) => Extract(type, Encoding.UTF8.GetBytes(text), null);

    private static ExtractedPage Extract(string type, byte[] body, string? charset) => PageExtractor.Extract(
        new Uri("https://example.com/docs/page"), new FetchedPage(HttpStatusCode.OK, type, charset, body, null, null, ""));
}
