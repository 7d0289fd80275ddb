using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>How a session and its messages are written: never by one who has not seen that the session has changed hands.</summary>
internal static class SessionWrites
{
    /// <exception cref="ChatException"><c>conflict</c>.</exception>
    public static Task AppendAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string tenantId, SessionHeader session, IReadOnlyList<ChatMessage> messages,
        CancellationToken cancellationToken) =>
        AddMessagesAsync(new Statements(connection, transaction).AddSession(tenantId, session), tenantId, session, messages, cancellationToken);

    /// <exception cref="ChatException"><c>conflict</c>.</exception>
    public static async Task HandOverAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string tenantId, SessionHeader session, IReadOnlyList<ChatMessage> messages,
        CancellationToken cancellationToken)
    {
        var header = AddSession(new Statements(connection, transaction), tenantId, session, HandoverOf(session).Number - 1);
        await AddMessagesAsync(header, tenantId, session, messages, cancellationToken).ConfigureAwait(false);
        if (session.Answerer == Answerer.Agent)
        {
            await new Statements(connection, transaction)
                .Add(
                    """
                    WITH ended AS (
                        UPDATE messages SET status = 'stopped' WHERE tenant_id = $1 AND session_id = $2 AND status = 'streaming'
                        RETURNING tenant_id, id, session_id, text)
                    INSERT INTO message_words (tenant_id, message_id, session_id, words)
                    SELECT tenant_id, id, session_id, words_of(tenant_id, text) FROM ended
                    """,
                    tenantId, session.Id)
                .ExecuteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>That the session was active, and the session if it is not there; nothing, if it has changed hands.</summary>
    public static Statements AddSession(this Statements statements, string tenantId, SessionHeader session) =>
        AddSession(statements, tenantId, session, HandoverOf(session).Number);

    /// <summary>What was said can be searched from the moment on that it is final.</summary>
    public static void AddWords(this Statements statements, string tenantId, SessionHeader session, ChatMessage message)
    {
        if (message.IsFinal)
        {
            statements.Add(
                "INSERT INTO message_words (tenant_id, message_id, session_id, words) VALUES ($1, $2, $3, words_of($1, $4)) ON CONFLICT DO NOTHING",
                tenantId, message.Id, session.Id, StoredText.Encode(message.Text));
        }
    }

    private static Handover HandoverOf(SessionHeader session) => session.Handover ?? Handover.None;

    /// <summary>Writes no row when the session's handover has another number by now than <paramref name="seen"/>.</summary>
    private static Statements AddSession(Statements statements, string tenantId, SessionHeader session, int seen)
    {
        var handover = HandoverOf(session);
        return statements.Add(
            """
            INSERT INTO sessions (tenant_id, id, bot_id, origin, answerer, created_at, updated_at, visitor, handovers, agent_id, agent_name, waiting_since, handover_reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (tenant_id, id) DO UPDATE
            SET answerer = excluded.answerer, updated_at = excluded.updated_at, visitor = coalesce(sessions.visitor, excluded.visitor), handovers = excluded.handovers,
                agent_id = excluded.agent_id, agent_name = excluded.agent_name, waiting_since = excluded.waiting_since, handover_reason = excluded.handover_reason
            WHERE sessions.handovers = $14
            """,
            tenantId, session.Id, session.BotId, session.Origin, session.Answerer.ToText(), session.CreatedAt.ToUniversalTime(), session.UpdatedAt.ToUniversalTime(),
            StoredText.Encode(session.Visitor), handover.Number, handover.Agent?.UserId, StoredText.Encode(handover.Agent?.Name),
            handover.WaitingSince?.ToUniversalTime(), handover.Reason?.ToText(), seen);
    }

    /// <param name="header">The session's row, which is written unless the writer is too late.</param>
    private static async Task AddMessagesAsync(
        Statements header, string tenantId, SessionHeader session, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            AddMessage(header, tenantId, session, message);
        }

        try
        {
            await header.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw StoreConflicts.Session(session.Id);
        }

        if (header.WrittenByFirst == 0)
        {
            throw StoreConflicts.Session(session.Id);
        }
    }

    private static void AddMessage(Statements statements, string tenantId, SessionHeader session, ChatMessage message)
    {
        statements.Add(
            """
            INSERT INTO messages (tenant_id, id, session_id, sequence, role, status, text, revision, client_message_id, reply_to, citations, rating, created_at, author)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13, $14)
            """,
            tenantId, message.Id, session.Id, message.Sequence, message.Role.ToText(), message.Status.ToText(), StoredText.Encode(message.Text),
            message.Revision, message.ClientMessageId, message.ReplyTo, PostgresValues.ToJson(message.Citations), message.Rating?.ToText(),
            message.CreatedAt.ToUniversalTime(), StoredText.Encode(message.Author));
        statements.AddWords(tenantId, session, message);
    }
}
