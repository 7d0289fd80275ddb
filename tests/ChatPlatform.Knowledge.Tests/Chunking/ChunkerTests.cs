using ChatPlatform.Knowledge.Chunking;
using ChatPlatform.Knowledge.Extraction;
using CsCheck;

namespace ChatPlatform.Knowledge.Tests.Chunking;

public sealed class ChunkerTests
{
    /// <summary>Pages of any structure; the words are numbered afterwards, so that each occurs once.</summary>
    private static readonly Gen<List<Block>> Pages = Gen.Select(
        Gen.Enum<BlockKind>(), Gen.Frequency((6, Gen.Int[1, 40]), (1, Gen.Int[200, 900])), Gen.Int[1, 4], Gen.Bool,
        (kind, words, level, hasAnchor) => (kind, words, level, hasAnchor)).List[0, 40].Select(Numbered);

    [Fact]
    public void Every_word_of_a_page_is_in_some_passage_in_the_order_of_the_page() => Pages.Sample(
        blocks =>
        {
            var passages = Chunker.Split("The title", blocks);
            var written = passages.SelectMany(passage => Words(passage.Text)).GetEnumerator();
            foreach (var word in blocks.Where(block => block.Kind != BlockKind.Heading).SelectMany(block => Words(block.Text)))
            {
                do
                {
                    Assert.True(written.MoveNext(), $"{word} is missing, or before its place.");
                }
                while (written.Current != word);
            }
        },
        iter: 500);

    [Fact]
    public void Every_heading_is_above_or_in_some_passage() => Pages.Sample(
        blocks =>
        {
            var seen = Chunker.Split("The title", blocks)
                .SelectMany(passage => Words(passage.Heading).Concat(Words(passage.Text))).ToHashSet();
            Assert.All(blocks.Where(block => block.Kind == BlockKind.Heading).SelectMany(block => Words(block.Text)), word => Assert.Contains(word, seen));
        },
        iter: 500);

    [Fact]
    public void No_passage_is_empty_or_much_larger_than_a_passage_may_be() => Pages.Sample(
        blocks => Assert.All(
            Chunker.Split("The title", blocks), passage => Assert.InRange(TokenEstimate.Of(passage.Text), 1, 3 * Chunker.MaxTokens)),
        iter: 500);

    [Fact]
    public void A_long_text_without_headings_is_cut_to_passages_of_the_size_allowed() =>
        Gen.Select(Gen.Int[1, 3_000], Gen.Int[1, 30]).Sample(
            AreOfTheSizeAllowed,
            iter: 200);

    /// <summary>Lines each of which is a whole number of tokens, so that what stands between them is one more.</summary>
    [Fact]
    public void What_stands_between_the_lines_counts() => AreOfTheSizeAllowed(1199, 16);

    [Fact]
    public void A_text_without_spaces_is_cut_to_passages_of_the_size_allowed()
    {
        var passages = Chunker.Split("The title", [new Block(BlockKind.Paragraph, string.Concat(Enumerable.Repeat("漢字仮名交じり文", 500)))]);
        Assert.NotEmpty(passages);
        Assert.All(passages, passage => Assert.InRange(TokenEstimate.Of(passage.Text), 1, Chunker.MaxTokens));
    }

    [Fact]
    public void A_passage_never_spans_two_sections_of_the_top_level() => Gen.Int[1, 400].List[2, 12].Sample(
        sizes =>
        {
            var blocks = sizes.SelectMany((size, section) => new[]
            {
                new Block(BlockKind.Heading, $"section{section}", 2, $"anchor{section}"),
                new Block(BlockKind.Paragraph, string.Join(' ', Enumerable.Repeat($"section{section}", size))),
            }).ToList();
            var passages = Chunker.Split("The title", blocks);
            Assert.All(passages, passage =>
            {
                var section = Assert.Single(Words(passage.Text).Distinct());
                Assert.Equal(section, passage.Heading);
                Assert.Equal(section.Replace("section", "anchor", StringComparison.Ordinal), passage.Anchor);
            });
        },
        iter: 200);

    [Fact]
    public void Small_subsections_of_one_section_share_a_passage()
    {
        Block[] blocks =
        [
            new(BlockKind.Heading, "Fees", 2), new(BlockKind.Heading, "Cards", 3), new(BlockKind.Paragraph, "Cards are free."),
            new(BlockKind.Heading, "Cash", 3), new(BlockKind.Paragraph, "Cash costs a euro."),
            new(BlockKind.Heading, "Returns", 2), new(BlockKind.Paragraph, "Within a month."),
        ];
        var passages = Chunker.Split("Help", blocks);
        Assert.Equal(2, passages.Count);
        Assert.Contains("Cards are free.", passages[0].Text, StringComparison.Ordinal);
        Assert.Contains("Cash costs a euro.", passages[0].Text, StringComparison.Ordinal);
        Assert.Equal("Returns", passages[1].Heading);
    }

    [Fact]
    public void A_table_that_goes_on_repeats_the_names_of_its_columns()
    {
        var rows = Enumerable.Range(0, 200).Select(number => new Block(BlockKind.Row, $"Plan number {number} | {number} euros a month"));
        var passages = Chunker.Split("Prices", [new Block(BlockKind.HeaderRow, "Plan | Price"), .. rows]);
        Assert.True(passages.Count > 1);
        Assert.All(passages, passage => Assert.StartsWith("Plan | Price\n", passage.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_page_gives_the_same_passages() =>
        Pages.Sample(blocks => Chunker.Split("The title", blocks).SequenceEqual(Chunker.Split("The title", blocks)), iter: 100);

    private static List<Block> Numbered(List<(BlockKind Kind, int Words, int Level, bool HasAnchor)> shapes)
    {
        var next = 0;
        return shapes.ConvertAll(shape =>
        {
            var isHeading = shape.Kind == BlockKind.Heading;
            var count = isHeading ? Math.Min(shape.Words, 8) : shape.Words;
            var words = Enumerable.Range(next, count).Select(number => number % 12 == 11 ? $"w{number}." : $"w{number}");
            next += count;
            return new Block(shape.Kind, string.Join(' ', words), isHeading ? shape.Level : 0, shape.HasAnchor ? $"a{next}" : null);
        });
    }

    private static string[] Words(string text) => text.Split([' ', '\n', '-', '›', '|'], StringSplitOptions.RemoveEmptyEntries);

    private static void AreOfTheSizeAllowed(int words, int each)
    {
        var text = string.Join(' ', Enumerable.Range(0, words).Select(number => $"w{number}{(number % each == 0 ? "." : "")}"));
        var passages = Chunker.Split("The title", [new Block(BlockKind.Paragraph, text)]);
        Assert.All(passages, passage => Assert.InRange(TokenEstimate.Of(passage.Text), 1, Chunker.MaxTokens));
    }
}
