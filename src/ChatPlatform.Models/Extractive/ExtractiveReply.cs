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

        var question = new Question(grounding.Question);
        var scorer = new Scorer(question, grounding.Passages);
        var ranked = scorer.Candidates
            .Where(candidate => candidate.Sentence.Kind != SentenceKind.Heading)
            .Select(candidate => new ScoredCandidate(candidate, scorer.Weigh(candidate)))
            .OrderByDescending(scored => scored.Evidence.Score)
            .ToList();
        return ranked.Count > 0 && ranked[0].Evidence.Confidence >= EnoughConfidence.In(question.Language)
            ? Composition.Of(Selection.Of(ranked, scorer.Candidates, question.Wants), scorer.Candidates)
            : $"{ReplyProtocol.Unanswered}\n{Phrases.For(question.Language).FoundNothing}";
    }
}
