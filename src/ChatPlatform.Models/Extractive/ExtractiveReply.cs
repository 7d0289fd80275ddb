using ChatPlatform.Models.Answering;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>The whole reply, markers and signs included, as <see cref="AnswerStream"/> expects them of any model.</summary>
internal static class ExtractiveReply
{
    public static string To(Grounding grounding)
    {
        if (SmallTalk.ReplyTo(grounding.Question) is { } reply)
        {
            return reply;
        }

        // A question that leans on the one before is looked for with it first, then by itself.
        return Answer(grounding, grounding.Query)
            ?? (grounding.Query == grounding.Question ? null : Answer(grounding, grounding.Question))
            ?? $"{ReplyProtocol.Unanswered}\n{Phrases.For(LanguageGuess.Of(grounding.Question)).FoundNothing}";
    }

    /// <returns>null when the evidence is too weak.</returns>
    private static string? Answer(Grounding grounding, string text)
    {
        var question = new Question(grounding.Question, text);
        var scorer = new Scorer(question, grounding.Passages);
        var ranked = scorer.Candidates
            .Where(candidate => candidate.IsAnswer)
            .Select(candidate => new ScoredCandidate(candidate, scorer.Weigh(candidate)))
            .OrderByDescending(scored => scored.Evidence.Score)
            .ToList();
        return ranked.Count > 0 && ranked[0].Evidence.Confidence >= EnoughConfidence.In(question.Language)
            ? Composition.Of(Selection.Of(ranked, scorer.Candidates, question), scorer.Candidates, question)
            : null;
    }
}
