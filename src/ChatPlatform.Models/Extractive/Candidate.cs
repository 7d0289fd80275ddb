using ChatPlatform.Models.Answering;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>A sentence that may be part of the reply, with what comparing it needs.</summary>
/// <param name="Place">Among all sentences of all passages, in reading order.</param>
/// <param name="Context">What it stands under.</param>
internal sealed record Candidate(Passage Passage, Sentence Sentence, int Place, IReadOnlyList<Term> Terms, SectionContext Context)
{
    public HashSet<string> Keys { get; } = [.. Terms.Select(term => term.Key)];

    /// <summary>Headings and the names of columns explain an answer and are none.</summary>
    public bool IsAnswer => Sentence.Kind != SentenceKind.Heading && Context.Columns?.Place != Place && !IsRule;

    private bool IsRule => Sentence.Kind == SentenceKind.TableRow && TableRows.IsRule(Sentence.Text);
}
