using System.Text;
using ChatPlatform.Knowledge.Chunking;
using ChatPlatform.Knowledge.Extraction;

namespace ChatPlatform.Knowledge.Tests.Extraction;

/// <summary>Pages that no person made. None may take down the process, which a full stack would.</summary>
public sealed class LargePageTests
{
    private const int Levels = 20_000;

    private static readonly Uri Url = new("https://example.com/");

    [Theory]
    [InlineData("<div>", "</div>")]
    [InlineData("<span>", "</span>")]
    [InlineData("<b>", "</b>")]
    [InlineData("<ul><li>", "</li></ul>")]
    [InlineData("<table><tr><td>", "</td></tr></table>")]
    [InlineData("<blockquote><p>", "</p></blockquote>")]
    [InlineData("<svg>", "</svg>")]
    [InlineData("<div>", "")]
    [InlineData("<div></x>", "")]
    [InlineData("<template>", "")]
    public void A_page_nested_ever_deeper_is_read_or_refused(string open, string close)
    {
        var html = new StringBuilder("<body>").Insert("<body>".Length, open, Levels).Append("<p>The word at the bottom.</p>");
        html.Insert(html.Length, close, Levels);
        try
        {
            Assert.NotNull(HtmlExtractor.Extract(Url, html.ToString(), ""));
        }
        catch (InvalidDataException refused)
        {
            Assert.Contains("nest", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_page_of_three_megabytes_gives_no_more_text_than_it_has()
    {
        var html = new StringBuilder("<title>Large</title><main>");
        for (var section = 0; html.Length < 3 << 20; section++)
        {
            html.Append($"<h2 id=s{section}>Section {section}</h2>");
            html.Append("<p>").Insert(html.Length, $"Sentence of section {section} with a few words more. And another one. ", 30);
        }

        var page = HtmlExtractor.Extract(Url, html.ToString(), "");
        var passages = Chunker.Split(page.Title, page.Blocks);
        Assert.InRange(passages.Count, 1_000, 20_000);
        Assert.InRange(passages.Sum(passage => (long)passage.Text.Length), 1 << 20, 6 << 20);
    }

    [Fact]
    public void A_single_word_of_three_megabytes_is_cut_to_bounded_passages()
    {
        var page = HtmlExtractor.Extract(Url, $"<main><p>{new string('x', 3 << 20)}</p></main>", "");
        var passages = Chunker.Split(page.Title, page.Blocks);
        Assert.InRange(passages.Count, 1_000, 10_000);
        Assert.All(passages, passage => Assert.InRange(TokenEstimate.Of(passage.Text), 1, Chunker.MaxTokens));
    }
}
