using System.Collections.Immutable;
using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Desk;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

internal sealed class PostgresDeskStore(PostgresTenants tenants) : IDeskStore
{
    public async Task<ImmutableArray<DeskItem>> ListAsync(string tenantId, int limit, CancellationToken cancellationToken)
    {
        var rows = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QueryAsync<ItemRow>(
                """
                SELECT s.id AS Id, s.bot_id AS BotId, s.answerer AS Answerer, s.agent_id AS AgentId, s.agent_name AS AgentName,
                       s.handover_reason AS Reason, s.waiting_since AS WaitingSince,
                       m.role AS Role, left(m.text, 200) AS Text, m.created_at AS CreatedAt,
                       (SELECT count(*)::int FROM messages v
                        WHERE v.tenant_id = s.tenant_id AND v.session_id = s.id AND v.role = 'visitor'
                          AND v.sequence > coalesce((SELECT max(r.sequence) FROM messages r
                                                     WHERE r.tenant_id = s.tenant_id AND r.session_id = s.id AND r.role IN ('bot', 'agent')), 0)) AS Unread
                FROM sessions s
                LEFT JOIN messages m ON m.tenant_id = s.tenant_id AND m.session_id = s.id
                     AND m.sequence = (SELECT max(l.sequence) FROM messages l WHERE l.tenant_id = s.tenant_id AND l.session_id = s.id AND l.role <> 'system')
                WHERE s.tenant_id = @tenantId AND s.answerer <> 'bot'
                ORDER BY s.answerer DESC, s.waiting_since NULLS FIRST, s.id
                LIMIT @limit
                """,
                new { tenantId, limit },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToItem())];
    }

    public async Task AddNoteAsync(string tenantId, string sessionId, Note note, CancellationToken cancellationToken)
    {
        try
        {
            await tenants.WriteAsync(
                tenantId,
                (connection, transaction) => new Statements(connection, transaction)
                    .Add(
                        "INSERT INTO notes (tenant_id, id, session_id, author_id, author_name, text, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                        tenantId, note.Id, sessionId, note.Author.UserId, StoredText.Encode(note.Author.Name), StoredText.Encode(note.Text), note.CreatedAt.ToUniversalTime())
                    .ExecuteAsync(cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            throw StoreRefusals.NoSession(sessionId);
        }
    }

    public async Task<ImmutableArray<Note>> ListNotesAsync(string tenantId, string sessionId, CancellationToken cancellationToken)
    {
        var rows = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QueryAsync<NoteRow>(
                $"SELECT {NoteRow.Columns} FROM notes WHERE tenant_id = @tenantId AND session_id = @sessionId ORDER BY created_at, id",
                new { tenantId, sessionId },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToNote())];
    }

    public async Task<ImmutableArray<SessionNote>> ReadNotesAsync(string tenantId, string after, int limit, CancellationToken cancellationToken)
    {
        var rows = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QueryAsync<NoteRow>(
                $"SELECT {NoteRow.Columns} FROM notes WHERE tenant_id = @tenantId AND id > @after ORDER BY id LIMIT @limit",
                new { tenantId, after, limit },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new SessionNote(row.SessionId, row.ToNote()))];
    }

    private sealed class NoteRow
    {
        public const string Columns = "id AS Id, session_id AS SessionId, author_id AS AuthorId, author_name AS AuthorName, text AS Text, created_at AS CreatedAt";

        public required string Id { get; init; }

        public required string SessionId { get; init; }

        public required string AuthorId { get; init; }

        public required string AuthorName { get; init; }

        public required string Text { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public Note ToNote() => new(Id, new Agent(AuthorId, StoredText.Decode(AuthorName)!), StoredText.Decode(Text)!, CreatedAt);
    }

    private sealed class ItemRow
    {
        public required string Id { get; init; }

        public required string BotId { get; init; }

        public required string Answerer { get; init; }

        public string? AgentId { get; init; }

        public string? AgentName { get; init; }

        public string? Reason { get; init; }

        public DateTimeOffset? WaitingSince { get; init; }

        public string? Role { get; init; }

        public string? Text { get; init; }

        public DateTimeOffset? CreatedAt { get; init; }

        public int Unread { get; init; }

        public DeskItem ToItem() => new(
            Id,
            BotId,
            Answerer.ToEnum<Answerer>(),
            AgentId is null ? null : new Agent(AgentId, StoredText.Decode(AgentName)!),
            Reason?.ToEnum<HandoverReason>(),
            WaitingSince,
            Role is null ? null : new DeskMessage(Role.ToEnum<MessageRole>(), StoredText.Decode(Text)!, CreatedAt!.Value),
            VisitorOnline: false,
            Unread);
    }
}
