using System.Text.RegularExpressions;
using ChatPlatform.Models.Answering;
using CsCheck;

namespace ChatPlatform.Models.Tests.Answering;

public sealed partial class ReplyScannerTests
{
    private const int Passages = 3;

    /// <summary>Pieces that matter to the scanner, so that random texts are full of near misses.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
            "word", "Satz", "字", "😀", " ", "  ", "\n", "\n\n", ".", ",", "(", "[1]", "[2]", "[3]", "[4]", "[0]", "[12]", "[1, 2]", "[1,9]", "[7; 8]", "[1-3]", "[2–9]",
            "[", "]", "[[", "]]", "[1", "[1,", "[note]", "[x]", "[2024]", "[ 1 ]", "【1】", "【2†page】", "【9】", "`", "``", "```", "\n```\n", "\n~~~\n", "~", "a[9]", "[[NO_", "NO_ANSWER]]", "[[NO_ANSWER]]")
        .Array[0, 40]
        .Select(pieces => string.Concat(pieces));

    [Fact]
    public void How_the_text_is_cut_into_deltas_changes_nothing() =>
        Texts.Select(Gen.Int[1, 7].Array[1, 60]).Sample((text, cuts) =>
        {
            var whole = Scan([text]);
            var parts = Scan(Cut(text, cuts));

            Assert.Equal(whole.Scanner.Text, parts.Scanner.Text);
            Assert.Equal(whole.Scanner.Marks, parts.Scanner.Marks);
            Assert.Equal(whole.Scanner.IsUnanswered, parts.Scanner.IsUnanswered);
        });

    [Fact]
    public void The_deltas_joined_are_the_text_and_none_is_taken_back() =>
        Texts.Select(Gen.Int[1, 7].Array[1, 60]).Sample((text, cuts) =>
        {
            var (scanner, deltas) = Scan(Cut(text, cuts));

            Assert.Equal(scanner.Text, string.Concat(deltas));
        });

    [Fact]
    public void Every_mark_points_at_its_marker_and_outside_of_code_no_other_number_is_left() =>
        Texts.Where(text => !text.Contains('`') && !text.Contains('~')).Sample(text =>
        {
            var (scanner, _) = Scan([text]);

            Assert.All(scanner.Marks, mark => Assert.StartsWith($"[{mark.Index}]", scanner.Text[mark.Offset..], StringComparison.Ordinal));
            var numbers = Markers().Matches(scanner.Text).Select(match => (int.Parse(match.Groups[1].Value), match.Index)).ToList();
            // Taking a marker out can bring two halves of another together; what is left must at least exist.
            Assert.All(scanner.Marks, mark => Assert.Contains((mark.Index, mark.Offset), numbers));
        });

    [Fact]
    public void Text_without_signs_is_only_trimmed() =>
        Gen.String[Gen.Char[" \nabc.,-é字"], 0, 60].Sample(text => Assert.Equal(text.Trim(), Scan([text]).Scanner.Text));

    [Theory]
    [InlineData("See [1].", "See [1].")]
    [InlineData("See [9].", "See.")]
    [InlineData("See [9] there.", "See there.")]
    [InlineData("See [1, 2] and [2,9].", "See [1][2] and [2].")]
    [InlineData("See [1-3].", "See [1][2][3].")]
    [InlineData("See 【2†page】.", "See [2].")]
    [InlineData("[9] See.", "See.")]
    [InlineData("In [2024] and [note] and [ ].", "In [2024] and [note] and [ ].")]
    [InlineData("Run `a[9]` now [9].", "Run `a[9]` now.")]
    [InlineData("A stray ` here\nand [9] there.", "A stray ` here\nand there.")]
    [InlineData("```\na[9]\n```\nSo [9].", "```\na[9]\n```\nSo.")]
    [InlineData("~~~\na[9]\n~~~", "~~~\na[9]\n~~~")]
    [InlineData("~~old~~ [9] new", "~~old~~ new")]
    [InlineData("An open [1", "An open [1")]
    [InlineData("  spaced out \n", "spaced out")]
    public void Markers_are_tidied_and_code_is_left_alone(string said, string shown) => Assert.Equal(shown, Scan([said]).Scanner.Text);

    [Theory]
    [InlineData("[[NO_ANSWER]]\nNot here.", "Not here.", true)]
    [InlineData("\n [[NO_ANSWER]] Not here, but see [1].", "Not here, but see [1].", true)]
    [InlineData("Not here. [[NO_ANSWER]]", "Not here.", true)]
    [InlineData("It is so [1]. [[NO_ANSWER]]", "It is so [1].", false)]
    [InlineData("[[NO_ANSWER", "[[NO_ANSWER", false)]
    [InlineData("[[NO_ANSWERS]]", "[[NO_ANSWERS]]", false)]
    [InlineData("`[[NO_ANSWER]]` is a sign.", "`[[NO_ANSWER]]` is a sign.", false)]
    public void The_sign_is_never_shown_and_tells_the_status(string said, string shown, bool isUnanswered)
    {
        var (scanner, _) = Scan([said]);

        Assert.Equal(shown, scanner.Text);
        Assert.Equal(isUnanswered, scanner.IsUnanswered);
    }

    [Fact]
    public void Nothing_is_held_back_that_cannot_become_a_sign()
    {
        var scanner = new ReplyScanner(Passages);

        Assert.Equal("Hello", scanner.Push("Hello"));
        Assert.Equal(" you", scanner.Push(" you "));
        Assert.Equal(" [see", scanner.Push("[see"));
        Assert.Equal("", scanner.Push(" [1"));
        Assert.Equal(" [1] there", scanner.Push("] there"));
    }

    private static (ReplyScanner Scanner, List<string> Deltas) Scan(IEnumerable<string> said)
    {
        var scanner = new ReplyScanner(Passages);
        var deltas = said.Select(scanner.Push).ToList();
        deltas.Add(scanner.Finish());
        return (scanner, deltas);
    }

    private static IEnumerable<string> Cut(string text, int[] lengths)
    {
        var at = 0;
        for (var i = 0; at < text.Length; i++)
        {
            var length = Math.Min(lengths[i % lengths.Length], text.Length - at);
            yield return text.Substring(at, length);
            at += length;
        }
    }

    [GeneratedRegex(@"\[(\d{1,3})\]")]
    private static partial Regex Markers();
}
