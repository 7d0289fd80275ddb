using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>How a session and its messages are written: never by one who has not seen that the session has changed hands.</summary>
internal static class SessionWrites
{
    private const int ConstraintViolation = 19;

    /// <exception cref="ChatException"><c>conflict</c>.</exception>
    public static async Task AppendAsync(
        SqliteConnection connection, SqliteTransaction transaction, string tenantId, SessionHeader session, IReadOnlyList<ChatMessage> messages)
    {
        if (!await TouchAsync(connection, transaction, tenantId, session).ConfigureAwait(false))
        {
            throw StoreConflicts.Session(session.Id);
        }

        await AddMessagesAsync(connection, transaction, tenantId, session, messages).ConfigureAwait(false);
    }

    /// <exception cref="ChatException"><c>conflict</c>.</exception>
    public static async Task HandOverAsync(
        SqliteConnection connection, SqliteTransaction transaction, string tenantId, SessionHeader session, IReadOnlyList<ChatMessage> messages)
    {
        if (!await WriteAsync(connection, transaction, tenantId, session, HandoverOf(session).Number - 1).ConfigureAwait(false))
        {
            throw StoreConflicts.Session(session.Id);
        }

        await AddMessagesAsync(connection, transaction, tenantId, session, messages).ConfigureAwait(false);
        if (session.Answerer == Answerer.Agent)
        {
            await connection.ExecuteAsync(
                "UPDATE messages SET status = 'stopped' WHERE tenant_id = @tenantId AND session_id = @Id AND status = 'streaming'",
                new { tenantId, session.Id },
                transaction).ConfigureAwait(false);
        }
    }

    /// <summary>Writes that the session was active, and the session if it is not there.</summary>
    /// <returns>false, and nothing is written: it has changed hands.</returns>
    public static Task<bool> TouchAsync(SqliteConnection connection, SqliteTransaction transaction, string tenantId, SessionHeader session) =>
        WriteAsync(connection, transaction, tenantId, session, HandoverOf(session).Number);

    private static Handover HandoverOf(SessionHeader session) => session.Handover ?? Handover.None;

    /// <param name="seen">The number of the handover that the writer has read.</param>
    /// <returns>false, and nothing is written: the session has another one by now.</returns>
    private static async Task<bool> WriteAsync(
        SqliteConnection connection, SqliteTransaction transaction, string tenantId, SessionHeader session, int seen)
    {
        var handover = HandoverOf(session);
        return await connection.ExecuteAsync(
            """
            INSERT INTO sessions (tenant_id, id, bot_id, origin, answerer, created_at, updated_at, visitor, handovers, agent_id, agent_name, waiting_since, handover_reason)
            VALUES (@tenantId, @Id, @BotId, @Origin, @Answerer, @CreatedAt, @UpdatedAt, @Visitor, @Number, @AgentId, @AgentName, @WaitingSince, @Reason)
            ON CONFLICT (tenant_id, id) DO UPDATE
            SET answerer = excluded.answerer, updated_at = excluded.updated_at, visitor = coalesce(visitor, excluded.visitor), handovers = excluded.handovers,
                agent_id = excluded.agent_id, agent_name = excluded.agent_name, waiting_since = excluded.waiting_since, handover_reason = excluded.handover_reason
            WHERE sessions.handovers = @seen
            """,
            new
            {
                tenantId,
                session.Id,
                session.BotId,
                session.Origin,
                Answerer = session.Answerer.ToText(),
                CreatedAt = session.CreatedAt.ToText(),
                UpdatedAt = session.UpdatedAt.ToText(),
                session.Visitor,
                handover.Number,
                AgentId = handover.Agent?.UserId,
                AgentName = handover.Agent?.Name,
                WaitingSince = handover.WaitingSince?.ToText(),
                Reason = handover.Reason?.ToText(),
                seen,
            },
            transaction).ConfigureAwait(false) > 0;
    }

    private static async Task AddMessagesAsync(
        SqliteConnection connection, SqliteTransaction transaction, string tenantId, SessionHeader session, IReadOnlyList<ChatMessage> messages)
    {
        try
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO messages (tenant_id, id, session_id, sequence, role, status, text, revision, client_message_id, reply_to, citations, rating, created_at, author)
                VALUES (@tenantId, @Id, @sessionId, @Sequence, @Role, @Status, @Text, @Revision, @ClientMessageId, @ReplyTo, @Citations, @Rating, @CreatedAt, @Author)
                """,
                messages.Select(message => new
                {
                    tenantId,
                    message.Id,
                    sessionId = session.Id,
                    message.Sequence,
                    Role = message.Role.ToText(),
                    Status = message.Status.ToText(),
                    message.Text,
                    message.Revision,
                    message.ClientMessageId,
                    message.ReplyTo,
                    Citations = SqliteValues.ToJson(message.Citations),
                    Rating = message.Rating?.ToText(),
                    CreatedAt = message.CreatedAt.ToText(),
                    message.Author,
                }),
                transaction).ConfigureAwait(false);
        }
        catch (SqliteException taken) when (taken.SqliteErrorCode == ConstraintViolation)
        {
            throw StoreConflicts.Session(session.Id);
        }
    }
}
