using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChatPlatform.Models.Answering;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>Writes the chosen sentences down as Markdown, each with its passage's number behind it.</summary>
internal sealed partial class Composition
{
    private readonly IReadOnlyList<Candidate> _chosen;
    private readonly IReadOnlyList<Candidate> _all;
    private readonly Question _question;
    private readonly StringBuilder _text = new();

    private Composition(IReadOnlyList<Candidate> chosen, IReadOnlyList<Candidate> all, Question question)
    {
        (_chosen, _all, _question) = (chosen, all, question);
    }

    /// <param name="chosen">In reading order.</param>
    /// <param name="all">In reading order; a candidate's place is its index.</param>
    public static string Of(IReadOnlyList<Candidate> chosen, IReadOnlyList<Candidate> all, Question question)
    {
        var composition = new Composition(chosen, all, question);
        Candidate? last = null;
        foreach (var candidate in chosen)
        {
            composition.Add(candidate, last);
            last = candidate;
        }

        return composition._text.ToString();
    }

    private void Add(Candidate candidate, Candidate? last)
    {
        _text.Append(Separator(last, candidate));
        if (candidate.Sentence.Kind == SentenceKind.Code)
        {
            // The sentence before has the number already when it is from the same place.
            _text.Append(Fenced(candidate.Sentence.Text)).Append(last?.Passage == candidate.Passage ? "" : Marker(candidate, "\n"));
            return;
        }

        if (!IsUnderSameLabel(last, candidate) && Label(candidate) is { Length: > 0 } label)
        {
            _text.Append(label).Append(StartsLine(candidate) ? "\n\n" : " ");
        }

        _text.Append(Words(candidate)).Append(Marker(candidate, " "));
    }

    private static string Marker(Candidate candidate, string before) =>
        string.Create(CultureInfo.InvariantCulture, $"{before}[{candidate.Passage.Index}]");

    private string Separator(Candidate? last, Candidate next)
    {
        if (last is null)
        {
            return "";
        }

        var sameBlock = last.Passage == next.Passage && last.Sentence.Block == next.Sentence.Block;
        var flows = sameBlock || (last.Sentence.Kind == SentenceKind.Prose && next.Sentence.Kind == SentenceKind.Prose);
        return flows ? " " : StartsLine(last) && StartsLine(next) && last.Passage == next.Passage ? "\n" : "\n\n";
    }

    private bool StartsLine(Candidate candidate) =>
        candidate.Sentence.Kind is SentenceKind.ListItem or SentenceKind.TableRow && _chosen.Count > 1;

    private static bool IsUnderSameLabel(Candidate? last, Candidate candidate) =>
        last is not null && last.Passage == candidate.Passage && last.Context.Label == candidate.Context.Label;

    /// <summary>
    /// The label above, where the words alone do not say what they are about: "Returns: within 30 days."
    /// Items and rows always need it; a sentence does when it stands first under a label of the text
    /// itself, or under a question.
    /// </summary>
    private string Label(Candidate candidate)
    {
        var label = Unmarked(candidate.Context.Label.Trim('#', ' ', '*', ':'));
        var above = candidate.Place > 0 && _all[candidate.Place - 1].Passage == candidate.Passage ? _all[candidate.Place - 1] : null;
        var isNeeded = candidate.Sentence.Kind == SentenceKind.Prose
            ? above is { Sentence.Kind: SentenceKind.Heading } || (above is null && IsQuestion(label))
            : candidate.Context.Introduction.Count == 0;
        return !isNeeded || label.Length == 0 ? "" : IsQuestion(label) ? $"**{label}**" : $"**{label}:**";
    }

    private static bool IsQuestion(string label) => label is [.., '?' or '？' or '؟'];

    private string Words(Candidate candidate) =>
        candidate.Sentence.Kind == SentenceKind.TableRow
            ? (StartsLine(candidate) ? "- " : "") + Unmarked(TableRows.Say(candidate.Sentence.Text, candidate.Context.Columns?.Text, IsWanted))
            : Unmarked(candidate.Sentence.Text[(StartsLine(candidate) ? 0 : LineKinds.ItemMarkLength(candidate.Sentence.Text))..].ReplaceLineEndings(" "));

    /// <summary>A column that the question names, and that holds an amount where one is asked for.</summary>
    private bool IsWanted(string name, string cell) =>
        Terms.Of(name, _question.Language).Exists(term => !term.IsStop && _question.Keys.Contains(Concepts.Of(term.Key, _question.Language)))
        && (!Quantities.IsQuantity(_question.Wants) || Quantities.Holds(cell, _question.Wants));

    private static string Fenced(string code) =>
        code.StartsWith("```", StringComparison.Ordinal) || code.StartsWith("~~~", StringComparison.Ordinal) ? code : $"```\n{code}\n```";

    /// <summary>Without what a page wrote that would be read as a citation or a sign of ours: "[3]" of its own footnotes.</summary>
    private static string Unmarked(string text) =>
        FootnoteMarks().Replace(text, "").Replace(ReplyProtocol.Unanswered, "", StringComparison.Ordinal).Trim();

    [GeneratedRegex(@"\s?[\[【]\s?[0-9]{1,3}(?:\s?[,;–-]\s?[0-9]{1,3})*\s?(?:†[^】\n]*)?[\]】]", RegexOptions.CultureInvariant)]
    private static partial Regex FootnoteMarks();
}
