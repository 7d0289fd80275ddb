using ChatPlatform.Sessions;

namespace ChatPlatform.Storage.Conversations;

/// <param name="FirstMessage">The visitor's first words, 200 characters at most.</param>
public sealed record SessionSummary(
    string Id,
    string BotId,
    string? Origin,
    Answerer Answerer,
    int Messages,
    string FirstMessage,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? Visitor = null);
