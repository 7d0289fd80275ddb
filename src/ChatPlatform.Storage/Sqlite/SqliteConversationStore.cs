using System.Collections.Immutable;
using System.Globalization;
using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Sqlite;

internal sealed class SqliteConversationStore(TenantDatabases tenants) : IConversationStore
{
    public async Task<SessionTranscript?> LoadAsync(string tenantId, string sessionId, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(
            async connection =>
            {
                var session = await connection.QuerySingleOrDefaultAsync<SessionRow>(
                    """
                    SELECT id AS Id, bot_id AS BotId, origin AS Origin, answerer AS Answerer, created_at AS CreatedAt, updated_at AS UpdatedAt, visitor AS Visitor,
                           handovers AS Handovers, agent_id AS AgentId, agent_name AS AgentName, waiting_since AS WaitingSince, handover_reason AS HandoverReason
                    FROM sessions WHERE tenant_id = @tenantId AND id = @sessionId
                    """,
                    new { tenantId, sessionId }).ConfigureAwait(false);
                if (session is null)
                {
                    return null;
                }

                var messages = await connection.QueryAsync<MessageRow>(
                    """
                    SELECT id AS Id, sequence AS Sequence, role AS Role, status AS Status, text AS Text, revision AS Revision,
                           client_message_id AS ClientMessageId, reply_to AS ReplyTo, citations AS Citations, rating AS Rating, created_at AS CreatedAt,
                           rating_comment AS RatingComment, author AS Author, retrieval AS Retrieval
                    FROM messages WHERE tenant_id = @tenantId AND session_id = @sessionId ORDER BY sequence
                    """,
                    new { tenantId, sessionId }).ConfigureAwait(false);
                return new SessionTranscript(
                    session.Id,
                    session.BotId,
                    session.Origin,
                    session.Answerer.ToEnum<Answerer>(),
                    session.CreatedAt.ToTime(),
                    session.UpdatedAt.ToTime(),
                    [.. messages.Select(message => message.ToMessage())],
                    session.Visitor,
                    session.ToHandover());
            },
            cancellationToken).ConfigureAwait(false);
    }

    public Task AppendAsync(string tenantId, SessionHeader session, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken) =>
        WriteAsync(tenantId, (connection, transaction) => SessionWrites.AppendAsync(connection, transaction, tenantId, session, messages), cancellationToken);

    public Task HandOverAsync(string tenantId, SessionHeader session, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken) =>
        WriteAsync(tenantId, (connection, transaction) => SessionWrites.HandOverAsync(connection, transaction, tenantId, session, messages), cancellationToken);

    public async Task<bool> CheckpointAsync(string tenantId, string messageId, int revision, string text, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                UPDATE messages SET text = @text, revision = @revision
                WHERE tenant_id = @tenantId AND id = @messageId AND status = 'streaming' AND revision <= @revision
                """,
                new { tenantId, messageId, revision, text },
                transaction),
            cancellationToken).ConfigureAwait(false) > 0;
    }

    public async Task<bool> CompleteAsync(string tenantId, SessionHeader session, ChatMessage reply, TurnUsage? usage, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            async (connection, transaction) =>
            {
                var ended = await connection.ExecuteAsync(
                    """
                    UPDATE messages SET text = @Text, status = @Status, revision = @Revision, citations = @Citations, retrieval = @Retrieval
                    WHERE tenant_id = @tenantId AND id = @Id AND status = 'streaming' AND revision <= @Revision
                    """,
                    new { tenantId, reply.Id, reply.Text, Status = reply.Status.ToText(), reply.Revision, Citations = SqliteValues.ToJson(reply.Citations), Retrieval = reply.Retrieval is { } found ? SqliteValues.ToJson(found) : null },
                    transaction).ConfigureAwait(false);
                if (ended == 0)
                {
                    return await connection.ExecuteScalarAsync<bool>(
                        "SELECT EXISTS (SELECT 1 FROM messages WHERE tenant_id = @tenantId AND id = @Id AND status = @Status AND text = @Text)",
                        new { tenantId, reply.Id, reply.Text, Status = reply.Status.ToText() },
                        transaction).ConfigureAwait(false);
                }

                await SessionWrites.TouchAsync(connection, transaction, tenantId, session).ConfigureAwait(false);
                if (usage is not null)
                {
                    await UsageRows.AddAsync(connection, transaction, tenantId, session.Id, session.BotId, reply.Id, usage, session.UpdatedAt).ConfigureAwait(false);
                }

                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public Task RateAsync(string tenantId, string messageId, Rating rating, string? comment, CancellationToken cancellationToken) =>
        WriteAsync(
            tenantId,
            (connection, transaction) => connection.ExecuteAsync(
                "UPDATE messages SET rating = @rating, rating_comment = @comment WHERE tenant_id = @tenantId AND id = @messageId",
                new { tenantId, messageId, rating = rating.ToText(), comment },
                transaction),
            cancellationToken);

    public Task DeleteAsync(string tenantId, string sessionId, CancellationToken cancellationToken) =>
        WriteAsync(
            tenantId,
            (connection, transaction) => connection.ExecuteAsync(
                """
                UPDATE usage SET session_id = '' WHERE tenant_id = @tenantId AND session_id = @sessionId;
                DELETE FROM sessions WHERE tenant_id = @tenantId AND id = @sessionId
                """,
                new { tenantId, sessionId },
                transaction),
            cancellationToken);

    public Task<IReadOnlyList<string>> ListIdsAsync(string tenantId, string after, int limit, CancellationToken cancellationToken) =>
        ListIdsAsync(
            tenantId,
            "SELECT id FROM sessions WHERE tenant_id = @tenantId AND id > @after ORDER BY id LIMIT @limit",
            new { tenantId, after, limit },
            cancellationToken);

    public Task<IReadOnlyList<string>> ListSilentAsync(string tenantId, DateTimeOffset since, int limit, CancellationToken cancellationToken) =>
        ListIdsAsync(
            tenantId,
            "SELECT id FROM sessions WHERE tenant_id = @tenantId AND updated_at < @since ORDER BY updated_at, id LIMIT @limit",
            new { tenantId, since = since.ToText(), limit },
            cancellationToken);

    public Task<IReadOnlyList<string>> ListByVisitorAsync(string tenantId, string visitor, CancellationToken cancellationToken) =>
        ListIdsAsync(
            tenantId,
            """
            SELECT id FROM sessions
            WHERE tenant_id = @tenantId AND (visitor = @visitor OR (visitor IS NULL AND id = @visitor))
            ORDER BY created_at, id
            """,
            new { tenantId, visitor },
            cancellationToken);

    public async Task<Page<SessionSummary>> ListAsync(
        string tenantId, SessionFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var (before, beforeId) = cursor is null ? ("~", "") : ListCursor.Decode(cursor);
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var rows = (await database.ReadAsync(
            connection => connection.QueryAsync<SummaryRow>(
                $"""
                SELECT s.id AS Id, s.bot_id AS BotId, s.origin AS Origin, s.answerer AS Answerer, s.created_at AS CreatedAt, s.updated_at AS UpdatedAt, s.visitor AS Visitor,
                       coalesce((SELECT substr(m.text, 1, 200) FROM messages m
                                 WHERE m.tenant_id = @tenantId AND m.session_id = s.id ORDER BY m.sequence LIMIT 1), '') AS FirstMessage,
                       count(m.id) AS Messages,
                       count(m.id) FILTER (WHERE m.status = 'unanswered') AS Unanswered,
                       count(m.id) FILTER (WHERE m.rating = 'up') AS RatedUp,
                       count(m.id) FILTER (WHERE m.rating = 'down') AS RatedDown
                FROM (SELECT * FROM sessions s
                      WHERE s.tenant_id = @tenantId AND (s.updated_at, s.id) < (@before, @beforeId) {SessionConditions.Of(filter, MessageSearch.Found)}
                      ORDER BY s.updated_at DESC, s.id DESC
                      LIMIT @limit + 1) s
                LEFT JOIN messages m ON m.tenant_id = @tenantId AND m.session_id = s.id
                GROUP BY s.id
                ORDER BY s.updated_at DESC, s.id DESC
                """,
                new { tenantId, before, beforeId, limit, words = MessageSearch.Expression(filter.Words), filter.BotId, from = filter.From?.ToText(), to = filter.To?.ToText() }),
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToSummary()).ToList();
        return PageOf.Rows(rows, limit, last => ListCursor.Encode(last.UpdatedAt.ToText(), last.Id));
    }

    public async Task<TurnUsage?> FindUsageAsync(string tenantId, string messageId, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<TurnRow>(
                """
                SELECT input_tokens AS InputTokens, output_tokens AS OutputTokens, provider AS Provider, model AS Model, cost AS Cost,
                       first_text_ms AS FirstTextMs
                FROM usage WHERE tenant_id = @tenantId AND message_id = @messageId
                """,
                new { tenantId, messageId }),
            cancellationToken).ConfigureAwait(false);
        return row is null ? null : new TurnUsage((int)row.InputTokens, (int)row.OutputTokens, row.Provider, row.Model, row.Cost.FromMicros(), (int?)row.FirstTextMs);
    }

    public async Task<ImmutableArray<UsageRow>> ReadUsageAsync(string tenantId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<UsageSum>(
                """
                SELECT substr(created_at, 1, 10) AS Day, bot_id AS BotId, provider AS Provider, model AS Model,
                       count(*) AS Turns, sum(input_tokens) AS InputTokens, sum(output_tokens) AS OutputTokens, sum(cost) AS Cost
                FROM usage WHERE tenant_id = @tenantId AND created_at >= @from AND created_at < @to
                GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
                """,
                new { tenantId, from = from.ToText(), to = to.ToText() }),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToRow())];
    }

    private async Task<IReadOnlyList<string>> ListIdsAsync(string tenantId, string sql, object parameters, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return [.. await database.ReadAsync(connection => connection.QueryAsync<string>(sql, parameters), cancellationToken).ConfigureAwait(false)];
    }

    private async Task WriteAsync(string tenantId, Func<SqliteConnection, SqliteTransaction, Task> write, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(write, cancellationToken).ConfigureAwait(false);
    }

    private sealed record SessionRow(
        string Id, string BotId, string? Origin, string Answerer, string CreatedAt, string UpdatedAt, string? Visitor,
        long Handovers, string? AgentId, string? AgentName, string? WaitingSince, string? HandoverReason)
    {
        public Handover ToHandover() => new(
            (int)Handovers, AgentId is null ? null : new Agent(AgentId, AgentName!), WaitingSince?.ToTime(), HandoverReason?.ToEnum<HandoverReason>());
    }

    /// <summary>Filled by property: SQLite gives a computed column no type when there is no row, and Dapper then finds no constructor.</summary>
    private sealed record SummaryRow
    {
        public required string Id { get; init; }

        public required string BotId { get; init; }

        public string? Origin { get; init; }

        public required string Answerer { get; init; }

        public required string CreatedAt { get; init; }

        public required string UpdatedAt { get; init; }

        public string? Visitor { get; init; }

        public long Messages { get; init; }

        public required string FirstMessage { get; init; }

        public long Unanswered { get; init; }

        public long RatedUp { get; init; }

        public long RatedDown { get; init; }

        public SessionSummary ToSummary() => new(
            Id, BotId, Origin, Answerer.ToEnum<Answerer>(), (int)Messages, FirstMessage, CreatedAt.ToTime(), UpdatedAt.ToTime(), Visitor,
            (int)Unanswered, (int)RatedUp, (int)RatedDown);
    }

    private sealed record MessageRow(
        string Id, long Sequence, string Role, string Status, string Text, long Revision,
        string? ClientMessageId, string? ReplyTo, string Citations, string? Rating, string CreatedAt, string? RatingComment, string? Author, string? Retrieval)
    {
        public ChatMessage ToMessage() => new(
            Id,
            (int)Sequence,
            Role.ToEnum<MessageRole>(),
            Status.ToEnum<MessageStatus>(),
            Text,
            (int)Revision,
            ClientMessageId,
            ReplyTo,
            SqliteValues.FromJson<ImmutableArray<Citation>>(Citations),
            Rating?.ToEnum<Rating>(),
            CreatedAt.ToTime(),
            RatingComment,
            Author,
            Retrieval is null ? null : SqliteValues.FromJson<ImmutableArray<RetrievedPassage>>(Retrieval));
    }

    private sealed record TurnRow(long InputTokens, long OutputTokens, string Provider, string Model, long Cost, long? FirstTextMs);

    /// <inheritdoc cref="SummaryRow"/>
    private sealed record UsageSum
    {
        public required string Day { get; init; }

        public required string BotId { get; init; }

        public required string Provider { get; init; }

        public required string Model { get; init; }

        public long Turns { get; init; }

        public long InputTokens { get; init; }

        public long OutputTokens { get; init; }

        public long Cost { get; init; }

        public UsageRow ToRow() => new(
            DateOnly.ParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture), BotId, Provider, Model, Turns, InputTokens, OutputTokens, Cost.FromMicros());
    }
}
