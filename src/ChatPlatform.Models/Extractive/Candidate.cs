using ChatPlatform.Models.Answering;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>A sentence that may be part of the reply, with what comparing it needs.</summary>
/// <param name="Place">Among all sentences of all passages, in reading order.</param>
internal sealed record Candidate(Passage Passage, Sentence Sentence, int Place, IReadOnlyList<Term> Terms)
{
    public HashSet<string> Keys { get; } = [.. Terms.Select(term => term.Key)];
}
