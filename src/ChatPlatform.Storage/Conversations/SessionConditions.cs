using ChatPlatform.Sessions;

namespace ChatPlatform.Storage.Conversations;

/// <summary>
/// A filter as SQL that both databases read, of a session s. Words of our own stand in it as they are, and the condition
/// of a partial index beside them, since SQLite infers none: so it is seen to serve. What a caller wrote is a parameter: @BotId, @from, @to, and the words'.
/// </summary>
internal static class SessionConditions
{
    /// <param name="found">A query for the ids of sessions with the words, as the database searches.</param>
    public static string Of(SessionFilter filter, string found) => string.Concat(
        filter.Words is null ? "" : $" AND s.id IN ({found})",
        filter.BotId is null ? "" : " AND s.bot_id = @BotId",
        filter.Answerer is { } answerer ? $" AND s.answerer = '{answerer.ToText()}'{(answerer == Answerer.Bot ? "" : " AND s.answerer <> 'bot'")}" : "",
        filter.Status is { } status ? $" AND s.id IN (SELECT session_id FROM messages WHERE tenant_id = @tenantId AND status = '{status.ToText()}'{(status == MessageStatus.Complete ? "" : " AND status <> 'complete'")})" : "",
        filter.Rating is { } rating ? $" AND s.id IN (SELECT session_id FROM messages WHERE tenant_id = @tenantId AND rating = '{rating.ToText()}')" : "",
        filter.From is null ? "" : " AND s.updated_at >= @from",
        filter.To is null ? "" : " AND s.updated_at < @to");
}
