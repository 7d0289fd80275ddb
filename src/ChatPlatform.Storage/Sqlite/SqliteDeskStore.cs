using System.Collections.Immutable;
using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Desk;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Sqlite;

internal sealed class SqliteDeskStore(TenantDatabases tenants) : IDeskStore
{
    private const int ForeignKeyViolation = 787;

    public async Task<ImmutableArray<DeskItem>> ListAsync(string tenantId, int limit, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<ItemRow>(
                """
                SELECT s.id AS Id, s.bot_id AS BotId, s.answerer AS Answerer, s.agent_id AS AgentId, s.agent_name AS AgentName,
                       s.handover_reason AS Reason, s.waiting_since AS WaitingSince,
                       m.role AS Role, substr(m.text, 1, 200) AS Text, m.created_at AS CreatedAt,
                       (SELECT count(*) FROM messages v
                        WHERE v.tenant_id = s.tenant_id AND v.session_id = s.id AND v.role = 'visitor'
                          AND v.sequence > coalesce((SELECT max(r.sequence) FROM messages r
                                                     WHERE r.tenant_id = s.tenant_id AND r.session_id = s.id AND r.role IN ('bot', 'agent')), 0)) AS Unread
                FROM sessions s
                LEFT JOIN messages m ON m.tenant_id = s.tenant_id AND m.session_id = s.id
                     AND m.sequence = (SELECT max(l.sequence) FROM messages l WHERE l.tenant_id = s.tenant_id AND l.session_id = s.id AND l.role <> 'system')
                WHERE s.tenant_id = @tenantId AND s.answerer IN ('waiting', 'agent') AND s.answerer <> 'bot'
                ORDER BY s.answerer DESC, s.waiting_since, s.id
                LIMIT @limit
                """,
                new { tenantId, limit }),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToItem())];
    }

    public async Task AddNoteAsync(string tenantId, string sessionId, Note note, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        try
        {
            await database.WriteAsync(
                (connection, transaction) => connection.ExecuteAsync(
                    """
                    INSERT INTO notes (tenant_id, id, session_id, author_id, author_name, text, created_at)
                    VALUES (@tenantId, @Id, @sessionId, @AuthorId, @AuthorName, @Text, @CreatedAt)
                    """,
                    new { tenantId, note.Id, sessionId, AuthorId = note.Author.UserId, AuthorName = note.Author.Name, note.Text, CreatedAt = note.CreatedAt.ToText() },
                    transaction),
                cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException missing) when (missing.SqliteExtendedErrorCode == ForeignKeyViolation)
        {
            throw StoreRefusals.NoSession(sessionId);
        }
    }

    public async Task<ImmutableArray<Note>> ListNotesAsync(string tenantId, string sessionId, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<NoteRow>(
                $"SELECT {NoteRow.Columns} FROM notes WHERE tenant_id = @tenantId AND session_id = @sessionId ORDER BY created_at, id",
                new { tenantId, sessionId }),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToNote())];
    }

    public async Task<ImmutableArray<SessionNote>> ReadNotesAsync(string tenantId, string after, int limit, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<NoteRow>(
                $"SELECT {NoteRow.Columns} FROM notes WHERE tenant_id = @tenantId AND id > @after ORDER BY id LIMIT @limit", new { tenantId, after, limit }),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new SessionNote(row.SessionId, row.ToNote()))];
    }

    private sealed record NoteRow(string Id, string SessionId, string AuthorId, string AuthorName, string Text, string CreatedAt)
    {
        public const string Columns = "id AS Id, session_id AS SessionId, author_id AS AuthorId, author_name AS AuthorName, text AS Text, created_at AS CreatedAt";

        public Note ToNote() => new(Id, new Agent(AuthorId, AuthorName), Text, CreatedAt.ToTime());
    }

    /// <summary>Filled by property: SQLite gives a computed column no type when there is no row, and Dapper then finds no constructor.</summary>
    private sealed record ItemRow
    {
        public required string Id { get; init; }

        public required string BotId { get; init; }

        public required string Answerer { get; init; }

        public string? AgentId { get; init; }

        public string? AgentName { get; init; }

        public string? Reason { get; init; }

        public string? WaitingSince { get; init; }

        public string? Role { get; init; }

        public string? Text { get; init; }

        public string? CreatedAt { get; init; }

        public long Unread { get; init; }

        public DeskItem ToItem() => new(
            Id,
            BotId,
            Answerer.ToEnum<Answerer>(),
            AgentId is null ? null : new Agent(AgentId, AgentName!),
            Reason?.ToEnum<HandoverReason>(),
            WaitingSince?.ToTime(),
            Role is null ? null : new DeskMessage(Role.ToEnum<MessageRole>(), Text!, CreatedAt!.ToTime()),
            VisitorOnline: false,
            (int)Unread);
    }
}
