using ChatPlatform.Sessions;

namespace ChatPlatform.Storage.Conversations;

/// <param name="FirstMessage">The visitor's first words, 200 characters at most.</param>
/// <param name="Unanswered">Replies that say that the answer was not found.</param>
public sealed record SessionSummary(
    string Id,
    string BotId,
    string? Origin,
    Answerer Answerer,
    int Messages,
    string FirstMessage,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? Visitor = null,
    int Unanswered = 0,
    int RatedUp = 0,
    int RatedDown = 0);
