using System.Collections.Immutable;

namespace ChatPlatform.Sessions;

/// <summary>How a reply ended.</summary>
/// <param name="Retrieval">What was found for it; null when it did not come to that.</param>
internal sealed record ReplyEnd(
    MessageStatus Status, ImmutableArray<Citation> Citations, TurnUsage? Usage, ImmutableArray<RetrievedPassage>? Retrieval = null)
{
    /// <summary>Without a word of a model's.</summary>
    public static ReplyEnd Without(MessageStatus status) => new(status, [], Usage: null);
}
