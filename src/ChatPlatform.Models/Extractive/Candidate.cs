using ChatPlatform.Models.Answering;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>A sentence that may be part of the reply, with what comparing and showing it needs.</summary>
/// <param name="Place">Among all sentences of all passages, in reading order.</param>
/// <param name="PlaceInPassage">From 0.</param>
/// <param name="Terms">The sentence's own.</param>
/// <param name="Lent">Terms of the label above it or of its table's caption and columns: what it is about without saying so.</param>
/// <param name="Label">The heading or defined term right above, "" for none.</param>
/// <param name="Columns">For a row of a table whose columns have names, these; else empty.</param>
/// <param name="CanAnswer">false for headings and for the names of columns, which only lend their words.</param>
internal sealed record Candidate(
    Passage Passage,
    Sentence Sentence,
    int Place,
    int PlaceInPassage,
    IReadOnlyList<Term> Terms,
    IReadOnlyList<Term> Lent,
    string Label,
    IReadOnlyList<string> Columns,
    bool CanAnswer)
{
    public IReadOnlyList<Term> AllTerms { get; } = [.. Lent, .. Terms];

    public HashSet<string> Keys { get; } = [.. Lent.Concat(Terms).Select(term => term.Key)];

    public SentenceKind Kind => Sentence.Kind;

    public string Text => Sentence.Text;
}
