using ChatPlatform.Knowledge.Extraction;
using CsCheck;

namespace ChatPlatform.Knowledge.Tests.Extraction;

public sealed class HtmlExtractorTests
{
    private static readonly Uri Url = new("https://example.com/help/page.html");

    [Theory]
    [InlineData("<nav><a href=/a>Boilerplate</a></nav>")]
    [InlineData("<div role=navigation><a href=/a>Boilerplate</a></div>")]
    [InlineData("<header><a href=/a>Boilerplate</a></header>")]
    [InlineData("<footer><p>Boilerplate</p></footer>")]
    [InlineData("<div class='cookie-banner'><p>Boilerplate</p></div>")]
    [InlineData("<div id=gdpr-consent>Boilerplate</div>")]
    [InlineData("<button>Boilerplate</button>")]
    [InlineData("<select><option>Boilerplate</option></select>")]
    [InlineData("<textarea>Boilerplate</textarea>")]
    [InlineData("<script>Boilerplate()</script>")]
    [InlineData("<style>.Boilerplate { color: red }</style>")]
    [InlineData("<template><p>Boilerplate</p></template>")]
    [InlineData("<noscript>Boilerplate</noscript>")]
    [InlineData("<svg><text>Boilerplate</text></svg>")]
    [InlineData("<p hidden>Boilerplate</p>")]
    [InlineData("<p aria-hidden=true>Boilerplate</p>")]
    [InlineData("<ul class=breadcrumbs><li><a href=/a>Boilerplate</a></li></ul>")]
    [InlineData("<!-- Boilerplate -->")]
    public void What_surrounds_the_content_is_left_out(string boilerplate)
    {
        var page = Extract($"<body>{boilerplate}<h1>Deliveries</h1><p>Parcels leave on Mondays.</p>{boilerplate}</body>");
        Assert.Equal(["Deliveries", "Parcels leave on Mondays."], page.Blocks.Select(block => block.Text));
    }

    [Fact]
    public void Where_there_is_a_main_element_it_is_the_content()
    {
        var page = Extract("<body><div>Around it</div><main><p>Inside of it.</p></main><div>After it</div></body>");
        Assert.Equal("Inside of it.", Assert.Single(page.Blocks).Text);
    }

    [Fact]
    public void A_heading_has_its_level_and_the_anchor_that_leads_to_it()
    {
        var page = Extract(
            "<main><h2 id=own>Own</h2><p>a</p><section id=around><h2>Around</h2><p>b</p></section>" +
            "<a name=before></a><h3>Before</h3><p>c</p><h3><a id=within>Within</a></h3><p>d</p><h4>None</h4><p>e</p></main>");
        Assert.Equal(
            [("Own", 2, "own"), ("Around", 2, "around"), ("Before", 3, "before"), ("Within", 3, "within"), ("None", 4, null)],
            page.Blocks.Where(block => block.Kind == BlockKind.Heading).Select(block => (block.Text, block.Level, block.Anchor)));
    }

    [Fact]
    public void The_items_of_a_list_are_blocks_of_their_own()
    {
        var page = Extract("<main><ul><li>First <b>thing</b></li><li>Second thing<ul><li>Within it</li></ul></li></ul></main>");
        Assert.Equal(["First thing", "Second thing", "Within it"], page.Blocks.Select(block => block.Text));
        Assert.Contains(page.Blocks, block => block is { Kind: BlockKind.ListItem, Text: "First thing" });
    }

    [Fact]
    public void A_table_is_read_row_by_row_with_the_names_of_its_columns_first()
    {
        var page = Extract(
            "<main><table><tr><th>Plan</th><th>Price</th></tr><tr><td>Basic</td><td>5 €</td></tr><tr><td><p>Large</p></td><td>9 €</td></tr></table></main>");
        Assert.Equal(
            [(BlockKind.HeaderRow, "Plan | Price"), (BlockKind.Row, "Basic | 5 €"), (BlockKind.Row, "Large | 9 €")],
            page.Blocks.Select(block => (block.Kind, block.Text)));
    }

    [Fact]
    public void A_table_that_only_lays_out_the_page_is_read_as_what_is_in_it()
    {
        var page = Extract("<body><table><tr><td><h1>Deliveries</h1><p>Parcels leave on Mondays.</p></td></tr></table></body>");
        Assert.Equal(
            [(BlockKind.Heading, "Deliveries"), (BlockKind.Paragraph, "Parcels leave on Mondays.")],
            page.Blocks.Select(block => (block.Kind, block.Text)));
    }

    [Fact]
    public void Code_keeps_its_lines_and_its_indentation()
    {
        var page = Extract("<main><pre><code>if (ready)\n{\n    start();\n}</code></pre></main>");
        var code = Assert.Single(page.Blocks);
        Assert.Equal((BlockKind.Code, "if (ready)\n{\n    start();\n}"), (code.Kind, code.Text));
    }

    [Fact]
    public void A_definition_list_is_terms_and_what_they_mean()
    {
        var page = Extract("<main><dl><dt id=vat>VAT</dt><dd>A tax.</dd><dt>Net</dt><dd>Without it.</dd></dl></main>");
        Assert.Equal(["VAT", "A tax.", "Net", "Without it."], page.Blocks.Select(block => block.Text));
        Assert.Equal(["VAT", "Net"], page.Blocks.Where(block => block.Kind == BlockKind.Term).Select(block => block.Text));
        Assert.Equal("vat", page.Blocks[0].Anchor);
    }

    [Fact]
    public void Entities_are_characters_and_white_space_is_folded() =>
        Assert.Equal("5 < 7 & \"so\" on – 3 €", Assert.Single(Extract("<main><p>5 &lt; 7 &amp;\n\t &quot;so&quot; on &ndash;&nbsp;3&#8239;&euro;</p></main>").Blocks).Text);

    [Fact]
    public void Markup_within_a_word_does_not_cut_it_and_blocks_do() =>
        Assert.Equal(["unbelievable", "one", "two"], Extract("<main><p>un<b>believ</b>able</p><div>one</div><div>two</div></main>").Blocks.Select(block => block.Text));

    [Theory]
    [InlineData("<html lang=de-AT>", "de-AT")]
    [InlineData("<html>", null)]
    [InlineData("<html lang=' '>", null)]
    public void The_language_is_what_the_page_declares(string root, string? language) =>
        Assert.Equal(language, Extract($"{root}<body><p>Text</p></body></html>").Language);

    [Fact]
    public void The_title_is_the_document_s_or_else_the_first_heading_or_else_the_file_s_name()
    {
        Assert.Equal("The title", Extract("<title> The\n title </title><main><h1>Heading</h1></main>").Title);
        Assert.Equal("Heading", Extract("<main><h1>Heading</h1></main>").Title);
        Assert.Equal("page.html", Extract("<main><p>Text</p></main>").Title);
    }

    [Fact]
    public void Links_are_absolute_by_the_base_and_without_those_not_to_be_followed()
    {
        var page = Extract("<base href=/docs/><nav><a href=menu>m</a></nav><main><a href=../top>t</a><a rel='external nofollow' href=no>n</a></main>");
        Assert.Equal(["https://example.com/docs/menu", "https://example.com/top"], page.Links.Select(link => link.AbsoluteUri));
    }

    [Theory]
    [InlineData("<meta name=robots content=noindex>", "", false, 1)]
    [InlineData("<meta name=ROBOTS content='NoIndex, NoFollow'>", "", false, 0)]
    [InlineData("<meta name=robots content=none>", "", false, 0)]
    [InlineData("<meta name=robots content=nofollow>", "", true, 0)]
    [InlineData("<meta name=robots content='index, follow'>", "", true, 1)]
    [InlineData("", "noindex", false, 1)]
    [InlineData("", "", true, 1)]
    public void The_page_says_whether_it_is_to_be_indexed_and_followed(string meta, string header, bool isIndexable, int links)
    {
        var page = HtmlExtractor.Extract(Url, $"<head>{meta}</head><body><p>Text <a href=/a>a</a></p></body>", header);
        Assert.Equal(isIndexable, page.IsIndexable);
        Assert.Equal(links, page.Links.Count);
    }

    [Fact]
    public void The_canonical_address_is_absolute() =>
        Assert.Equal("https://example.com/real", Extract("<link rel=canonical href=/real><p>Text</p>").Canonical?.AbsoluteUri);

    [Fact]
    public void Malformed_markup_is_read_as_a_browser_would()
    {
        var page = Extract("<main><p>One<p>Two <b>bold</main></p></div><table><td>cell<p>Three");
        Assert.Contains(page.Blocks, block => block.Text == "One");
        Assert.Contains(page.Blocks, block => block.Text == "Two bold");
    }

    [Fact]
    public void Any_text_is_a_page() => Gen.OneOf(
        Gen.String,
        Gen.OneOf(
            "<", ">", "</", "<p>", "</p>", "<table>", "<tr>", "<td>", "<th>", "</table>", "<h1 id=a>", "</h1>", "<pre>", "<a name=x>", "<a href='", "'>",
            "<base href=':'>", "<main>", "</main>", "<svg>", "<math>", "<template>", "<script>", "<!--", "-->", "<![CDATA[", "&amp", "&#0;", "&#x110000;",
            "word ", "\0", "\ud800", "<frameset>", "<plaintext>", "<select>", "<dl>", "<dt>", "<dd>", "<title>", "<br>").Array[0, 60].Select(string.Concat))
        .Sample(html => Extract(html).Blocks.All(block => block.Text.Length > 0 && block.Text == block.Text.Trim()), iter: 1_500);

    private static ExtractedPage Extract(string html) => HtmlExtractor.Extract(Url, html, "");
}
