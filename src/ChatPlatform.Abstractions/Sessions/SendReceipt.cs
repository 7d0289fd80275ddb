using Orleans;

namespace ChatPlatform.Sessions;

/// <param name="MessageId">The stored visitor message.</param>
/// <param name="ReplyId">
/// The message that answers it; it appears on <see cref="ISessionGrain.Watch"/> when its turn comes. null: a person will answer.
/// </param>
[GenerateSerializer]
public sealed record SendReceipt(string MessageId, string? ReplyId);
