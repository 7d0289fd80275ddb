using System.Collections.Immutable;
using ChatPlatform.Knowledge;
using ChatPlatform.Models.Answering;

namespace ChatPlatform.Sessions;

/// <summary>A question with what was found for it, as a model is asked it.</summary>
/// <param name="Hits">Best first.</param>
public sealed record GroundedQuestion(ImmutableArray<RetrievalHit> Hits, GroundedPrompt Prompt)
{
    /// <summary>What is kept of the hits.</summary>
    public ImmutableArray<RetrievedPassage> Retrieval =>
        [.. Hits.Select(hit => new RetrievedPassage(hit.DocumentId, hit.Title, hit.Url, hit.Heading, hit.Score, hit.Lexical, hit.Vector))];
}
