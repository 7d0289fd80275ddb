using ChatPlatform.Models.Language;
using CsCheck;

namespace ChatPlatform.Models.Tests.Language;

public sealed class SentencesTests
{
    [Theory]
    [InlineData("One here. Two here! Three here? Four here…", "One here.", "Two here!", "Three here?", "Four here…")]
    [InlineData("Dr. Smith pays 3.50 at approx. five o'clock. Then he goes.", "Dr. Smith pays 3.50 at approx. five o'clock.", "Then he goes.")]
    [InlineData("Ask J. R. Tolkien. See no. 5 and e.g. this. The answer is no. Really.", "Ask J. R. Tolkien.", "See no. 5 and e.g. this.", "The answer is no.", "Really.")]
    [InlineData("He said \"Stop.\" She did (at once.) Fine.", "He said \"Stop.\"", "She did (at once.)", "Fine.")]
    [InlineData("Version 10.0.4 of node.js runs. It works.", "Version 10.0.4 of node.js runs.", "It works.")]
    [InlineData("退货需在三十天内。请保留发票！可以吗？可以。", "退货需在三十天内。", "请保留发票！", "可以吗？", "可以。")]
    [InlineData("返品は三十日以内です。「はい。」と言う。", "返品は三十日以内です。", "「はい。」", "と言う。")]
    [InlineData("यह पहला वाक्य है। यह दूसरा है।", "यह पहला वाक्य है।", "यह दूसरा है।")]
    [InlineData("هذه جملة أولى. هل هذه ثانية؟ نعم.", "هذه جملة أولى.", "هل هذه ثانية؟", "نعم.")]
    [InlineData("Τι είναι αυτό; Είναι ένα φως.", "Τι είναι αυτό;", "Είναι ένα φως.")]
    public void Prose_is_cut_where_sentences_end(string text, params string[] sentences) =>
        Assert.Equal(sentences, Sentences.Split(text).Select(sentence => sentence.Text));

    [Fact]
    public void Thai_without_full_stops_is_cut_at_spaces_into_readable_pieces()
    {
        var text = string.Join(' ', Enumerable.Repeat("ลูกค้าสามารถคืนสินค้าได้ภายในสามสิบวันหลังจากได้รับสินค้า", 6));

        var pieces = Sentences.Split(text);

        Assert.True(pieces.Count >= 2);
        Assert.All(pieces, piece => Assert.InRange(piece.Text.Length, 40, 240));
    }

    [Fact]
    public void Lines_are_blocks_unless_they_were_wrapped_by_hand()
    {
        const string Text = "Shipping\nWe ship within two working days to every address in the\neuropean union and to Norway.\nOrders before noon leave today.";

        Assert.Equal(
            [
                (SentenceKind.Heading, "Shipping"),
                (SentenceKind.Prose, "We ship within two working days to every address in the\neuropean union and to Norway."),
                (SentenceKind.Prose, "Orders before noon leave today."),
            ],
            Sentences.Split(Text).Select(sentence => (sentence.Kind, sentence.Text)));
    }

    [Fact]
    public void Lists_tables_headings_and_code_are_known()
    {
        const string Text = """
            # Rotate a key
            To rotate a key, do this:
            - Open the console.
            2. Choose "Keys".
            Plan | Price
            Basic | 5 euros
            ```sh
            chat keys rotate

            chat keys list
            ```
            SELECT id FROM keys
            WHERE tenant = 'acme';
            That is all.
            """;

        Assert.Equal(
            [
                SentenceKind.Heading, SentenceKind.Prose, SentenceKind.ListItem, SentenceKind.ListItem, SentenceKind.TableRow, SentenceKind.TableRow,
                SentenceKind.Code, SentenceKind.Code, SentenceKind.Prose,
            ],
            Sentences.Split(Text).Select(sentence => sentence.Kind));
    }

    [Theory]
    [InlineData("CREATE TABLE makes a new table, initially empty, in the current database.")]
    [InlineData("Let us say (for example) that you return it; then we pay.")]
    [InlineData("Import duties are paid by you, and we refund them after the return.")]
    [InlineData("Write to help@example.com or see https://example.com/a?b=c&d=e for more.")]
    public void Prose_about_code_is_prose(string line) => Assert.Equal(SentenceKind.Prose, Assert.Single(Sentences.Split(line)).Kind);

    [Fact]
    public void Nothing_is_lost_or_said_twice_whatever_the_text() =>
        Gen.OneOf("word", " ", "\n", "\n\n", ".", "?", "。", "```", "\n```\n", "- ", "# ", "|", " | ", "1. ", "ก", "字", "Dr.", "e.g.", "\"", "{", ";", "    ", "SELECT a").Array[0, 40].Select(string.Concat).Sample(text =>
        {
            var sentences = Sentences.Split(text);

            Assert.All(sentences, sentence => Assert.Equal(sentence.Text, text.Substring(sentence.Start, sentence.Text.Length)));
            Assert.Equal(Visible(text), Visible(string.Concat(sentences.Select(sentence => sentence.Text))));
        });

    private static string Visible(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
