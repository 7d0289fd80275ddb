using ChatPlatform.Sessions;

namespace ChatPlatform.Storage.Conversations;

/// <summary>Which conversations a list is to hold: those that all of this is true of.</summary>
/// <param name="Words">One of its messages has all of these words, or words that begin with them.</param>
/// <param name="Status">One of its messages is in this state.</param>
/// <param name="Rating">One of its replies was rated so.</param>
/// <param name="From">Last active then or later.</param>
/// <param name="To">Last active before.</param>
public sealed record SessionFilter(
    string? Words = null,
    string? BotId = null,
    Answerer? Answerer = null,
    MessageStatus? Status = null,
    Rating? Rating = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null)
{
    public static SessionFilter All { get; } = new();
}
