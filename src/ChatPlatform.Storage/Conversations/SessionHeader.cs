using ChatPlatform.Desk;
using ChatPlatform.Sessions;

namespace ChatPlatform.Storage.Conversations;

/// <summary>A session without its messages.</summary>
/// <param name="Handover">null: always the bot.</param>
public sealed record SessionHeader(
    string Id,
    string BotId,
    string? Origin,
    Answerer Answerer,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? Visitor = null,
    Handover? Handover = null);
