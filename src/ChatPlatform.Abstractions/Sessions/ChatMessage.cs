using System.Collections.Immutable;
using Orleans;

namespace ChatPlatform.Sessions;

/// <summary>A message as it stands.</summary>
/// <param name="Id">Unique in the tenant.</param>
/// <param name="Sequence">Its place in the session, from 1.</param>
/// <param name="Revision">How often its text was begun anew after a crash.</param>
/// <param name="ReplyTo">The visitor message that a reply answers.</param>
/// <param name="RatingComment">What the visitor said with the rating.</param>
/// <param name="Author">The name of the agent who wrote it; null for everybody else's.</param>
/// <param name="Retrieval">Of a reply: what was found for it, best first. It is the tenant's to see and no visitor's.</param>
[GenerateSerializer]
public sealed record ChatMessage(
    string Id,
    int Sequence,
    MessageRole Role,
    MessageStatus Status,
    string Text,
    int Revision,
    string? ClientMessageId,
    string? ReplyTo,
    ImmutableArray<Citation> Citations,
    Rating? Rating,
    DateTimeOffset CreatedAt,
    string? RatingComment = null,
    string? Author = null,
    ImmutableArray<RetrievedPassage>? Retrieval = null)
{
    public bool IsFinal => Status != MessageStatus.Streaming;
}
