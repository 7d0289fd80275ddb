using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatPlatform.Models.Answering;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>Writes the chosen sentences down as Markdown, each with its passage's number behind it.</summary>
internal static partial class Composition
{
    public static string Of(IReadOnlyList<Candidate> chosen, IReadOnlyList<Candidate> all)
    {
        var text = new StringBuilder();
        Candidate? last = null;
        foreach (var candidate in chosen)
        {
            text.Append(Separator(last, candidate));
            if (candidate.Sentence.Kind == SentenceKind.Code)
            {
                text.Append(Fenced(candidate.Sentence.Text));
                // The sentence before has the number already when it is from the same place.
                text.Append(last?.Passage == candidate.Passage ? "" : Marker(candidate, "\n"));
            }
            else
            {
                text.Append(Label(candidate, last, all)).Append(Prose(candidate.Sentence)).Append(Marker(candidate, " "));
            }

            last = candidate;
        }

        return text.ToString();
    }

    private static string Marker(Candidate candidate, string before) =>
        string.Create(CultureInfo.InvariantCulture, $"{before}[{candidate.Passage.Index}]");

    private static string Separator(Candidate? last, Candidate next)
    {
        if (last is null)
        {
            return "";
        }

        var flows = last.Sentence.Kind == SentenceKind.Prose && next.Sentence.Kind == SentenceKind.Prose;
        var sameList = last.Sentence.Kind == SentenceKind.ListItem && next.Sentence.Kind == SentenceKind.ListItem && last.Passage == next.Passage;
        return flows ? " " : sameList ? "\n" : "\n\n";
    }

    /// <summary>The term or heading right above, where only it names the matter: "Returns: within 30 days."</summary>
    private static string Label(Candidate candidate, Candidate? last, IReadOnlyList<Candidate> all)
    {
        var above = candidate.Place > 0 ? all[candidate.Place - 1] : null;
        return above is { Sentence.Kind: SentenceKind.Heading } && above.Passage == candidate.Passage && above != last
            && candidate.Sentence.Kind == SentenceKind.Prose
            ? $"**{Unmarked(above.Sentence.Text.Trim('#', ' ', '*', ':'))}:** "
            : "";
    }

    private static string Prose(Sentence sentence) => Unmarked(sentence.Text.ReplaceLineEndings(" "));

    private static string Fenced(string code) =>
        code.StartsWith("```", StringComparison.Ordinal) || code.StartsWith("~~~", StringComparison.Ordinal) ? code : $"```\n{code}\n```";

    /// <summary>Without what a page wrote that would be read as a citation or a sign of ours: "[3]" of its own footnotes.</summary>
    private static string Unmarked(string text) =>
        FootnoteMarks().Replace(text, "").Replace(ReplyProtocol.Unanswered, "", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"\s?[\[【]\s?[0-9]{1,3}(?:\s?[,;–-]\s?[0-9]{1,3})*\s?(?:†[^】\n]*)?[\]】]", RegexOptions.CultureInvariant)]
    private static partial Regex FootnoteMarks();
}
