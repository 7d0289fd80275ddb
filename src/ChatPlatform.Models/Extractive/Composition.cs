using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatPlatform.Models.Answering;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>Writes the chosen sentences down as Markdown, each with its passage's number behind it.</summary>
internal static partial class Composition
{
    /// <summary>Characters; a longer one is a table that lost its rows or the like.</summary>
    private const int MaxSentenceLength = 600;

    public static string Of(IReadOnlyList<Candidate> chosen)
    {
        var text = new StringBuilder();
        for (var i = 0; i < chosen.Count; i++)
        {
            var last = i > 0 ? chosen[i - 1] : null;
            var next = i + 1 < chosen.Count ? chosen[i + 1] : null;
            text.Append(Separator(last, chosen[i])).Append(Block(chosen[i], last, next));
        }

        return text.ToString();
    }

    private static string Block(Candidate candidate, Candidate? last, Candidate? next)
    {
        if (candidate.Kind == SentenceKind.Code)
        {
            // The sentence that introduces it has the number already.
            return Fenced(candidate.Text) + (last?.Passage == candidate.Passage ? "" : Marker(candidate, "\n"));
        }

        // One number for a list, behind its last item.
        var marker = IsSameList(candidate, next) ? "" : Marker(candidate, " ");
        return Label(candidate, last) + Shown(candidate) + marker;
    }

    private static string Marker(Candidate candidate, string before) =>
        string.Create(CultureInfo.InvariantCulture, $"{before}[{candidate.Passage.Index}]");

    private static string Separator(Candidate? last, Candidate next) =>
        last is null ? ""
        : IsSameList(last, next) ? (last.Sentence.Block == next.Sentence.Block ? " " : "\n")
        : last.Kind == SentenceKind.Prose && next.Kind == SentenceKind.Prose ? " "
        : "\n\n";

    private static bool IsSameList(Candidate? one, Candidate? other) =>
        one is { Kind: SentenceKind.ListItem } && other is { Kind: SentenceKind.ListItem } && one.Passage == other.Passage;

    /// <summary>The term or heading right above names the matter: "Returns: within 30 days."</summary>
    private static string Label(Candidate candidate, Candidate? last) =>
        candidate.Label.Length > 0 && candidate.Kind == SentenceKind.Prose && last?.Place != candidate.Place - 1
            ? $"**{Unmarked(candidate.Label.Trim('#', ' ', '*', ':'))}:** "
            : "";

    private static string Shown(Candidate candidate)
    {
        var text = candidate.Kind == SentenceKind.TableRow ? TableRow.Show(candidate.Text, candidate.Columns) : candidate.Text.ReplaceLineEndings(" ");
        return Clip.ToLength(Unmarked(text), MaxSentenceLength);
    }

    private static string Fenced(string code) =>
        code.StartsWith("```", StringComparison.Ordinal) || code.StartsWith("~~~", StringComparison.Ordinal) ? code : $"```\n{code}\n```";

    /// <summary>Without what a page wrote that would be read as a citation or a sign of ours: "[3]" of its own footnotes.</summary>
    private static string Unmarked(string text) =>
        FootnoteMarks().Replace(text, "").Replace(ReplyProtocol.Unanswered, "", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"\s?[\[【]\s?[0-9]{1,3}(?:\s?[,;–-]\s?[0-9]{1,3})*\s?(?:†[^】\n]*)?[\]】]", RegexOptions.CultureInvariant)]
    private static partial Regex FootnoteMarks();
}
