using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using Microsoft.AspNetCore.Mvc;

namespace ChatPlatform.Web.Servers;

/// <summary>The query of the list of conversations, each member of which narrows it.</summary>
/// <param name="Q">Words that one of its messages has, or words that begin with them.</param>
/// <param name="Bot">The bot's id.</param>
/// <param name="Answerer">Who answers now: bot, waiting, agent.</param>
/// <param name="Status">One of its messages is in this state: unanswered, failed, stopped, streaming.</param>
/// <param name="Rating">One of its replies was rated so: up, down.</param>
/// <param name="From">Last active then or later.</param>
/// <param name="To">Last active before.</param>
/// <param name="Running">true: active within the last five minutes.</param>
internal sealed record SessionQuery(
    [FromQuery(Name = "q")] string? Q,
    [FromQuery(Name = "bot")] string? Bot,
    [FromQuery(Name = "answerer")] string? Answerer,
    [FromQuery(Name = "status")] string? Status,
    [FromQuery(Name = "rating")] string? Rating,
    [FromQuery(Name = "from")] DateTimeOffset? From,
    [FromQuery(Name = "to")] DateTimeOffset? To,
    [FromQuery(Name = "running")] bool? Running)
{
    private static readonly TimeSpan RunsFor = TimeSpan.FromMinutes(5);

    /// <exception cref="ChatException"><c>invalid_request</c>.</exception>
    public SessionFilter ToFilter(DateTimeOffset now) => new(
        QueryValue.Text(Q, "q"),
        QueryValue.Text(Bot, "bot"),
        QueryValue.Word<Answerer>(Answerer, "answerer"),
        QueryValue.Word<MessageStatus>(Status, "status"),
        QueryValue.Word<Rating>(Rating, "rating"),
        Running == true && !(From > now - RunsFor) ? now - RunsFor : From,
        To);
}
