using System.Collections.Immutable;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

internal sealed class PostgresConversationStore(PostgresTenants tenants) : IConversationStore
{
    public Task<SessionTranscript?> LoadAsync(string tenantId, string sessionId, CancellationToken cancellationToken) =>
        tenants.ReadAsync(
            tenantId,
            async (connection, transaction) =>
            {
                await using var results = await connection.QueryMultipleAsync(
                    $"""
                    SELECT {SessionRow.AllColumns} FROM sessions WHERE tenant_id = @tenantId AND id = @sessionId;
                    SELECT {MessageRow.Columns} FROM messages WHERE tenant_id = @tenantId AND session_id = @sessionId ORDER BY sequence
                    """,
                    new { tenantId, sessionId },
                    transaction).ConfigureAwait(false);
                var session = await results.ReadSingleOrDefaultAsync<SessionRow>().ConfigureAwait(false);
                var messages = await results.ReadAsync<MessageRow>().ConfigureAwait(false);
                return session?.ToTranscript(messages);
            },
            cancellationToken);

    public Task AppendAsync(string tenantId, SessionHeader session, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken) =>
        tenants.WriteAsync(
            tenantId,
            (connection, transaction) => SessionWrites.AppendAsync(connection, transaction, tenantId, session, messages, cancellationToken),
            cancellationToken);

    public Task HandOverAsync(string tenantId, SessionHeader session, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken) =>
        tenants.WriteAsync(
            tenantId,
            (connection, transaction) => SessionWrites.HandOverAsync(connection, transaction, tenantId, session, messages, cancellationToken),
            cancellationToken);

    public async Task<bool> CheckpointAsync(string tenantId, string messageId, int revision, string text, CancellationToken cancellationToken) =>
        await tenants.WriteAsync(
            tenantId,
            (connection, transaction) => new Statements(connection, transaction)
                .Add(
                    "UPDATE messages SET text = $3, revision = $4 WHERE tenant_id = $1 AND id = $2 AND status = 'streaming' AND revision <= $4",
                    tenantId, messageId, StoredText.Encode(text), revision)
                .ExecuteAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false) > 0;

    public Task<bool> CompleteAsync(string tenantId, SessionHeader session, ChatMessage reply, TurnUsage? usage, CancellationToken cancellationToken) =>
        tenants.WriteAsync(
            tenantId,
            async (connection, transaction) =>
            {
                var ended = await new Statements(connection, transaction)
                    // The session first, as whoever hands it over does: two that wait for each other in a ring both lose.
                    .Add("SELECT FROM sessions WHERE tenant_id = $1 AND id = $2 FOR NO KEY UPDATE", tenantId, session.Id)
                    .Add(
                        """
                        UPDATE messages SET text = $3, status = $4, revision = $5, citations = $6::jsonb, retrieval = $7::jsonb
                        WHERE tenant_id = $1 AND id = $2 AND status = 'streaming' AND revision <= $5
                        """,
                        tenantId, reply.Id, StoredText.Encode(reply.Text), reply.Status.ToText(), reply.Revision, PostgresValues.ToJson(reply.Citations),
                        reply.Retrieval is { } found ? PostgresValues.ToJson(found) : null)
                    .ExecuteAsync(cancellationToken).ConfigureAwait(false);
                if (ended == 0)
                {
                    return await connection.ExecuteScalarAsync<bool>(
                        "SELECT EXISTS (SELECT FROM messages WHERE tenant_id = @tenantId AND id = @Id AND status = @status AND text = @text)",
                        new { tenantId, reply.Id, status = reply.Status.ToText(), text = StoredText.Encode(reply.Text) },
                        transaction).ConfigureAwait(false);
                }

                var statements = new Statements(connection, transaction).AddSession(tenantId, session);
                statements.AddWords(tenantId, session, reply);
                if (usage is not null)
                {
                    statements.AddUsage(tenantId, session.Id, session.BotId, reply.Id, usage, session.UpdatedAt);
                }

                await statements.ExecuteAsync(cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    public Task RateAsync(string tenantId, string messageId, Rating rating, string? comment, CancellationToken cancellationToken) =>
        tenants.WriteAsync(
            tenantId,
            (connection, transaction) => new Statements(connection, transaction)
                .Add(
                    "UPDATE messages SET rating = $3, rating_comment = $4 WHERE tenant_id = $1 AND id = $2",
                    tenantId, messageId, rating.ToText(), StoredText.Encode(comment))
                .ExecuteAsync(cancellationToken),
            cancellationToken);

    public Task DeleteAsync(string tenantId, string sessionId, CancellationToken cancellationToken) =>
        tenants.WriteAsync(
            tenantId,
            (connection, transaction) => new Statements(connection, transaction)
                .Add("UPDATE usage SET session_id = '' WHERE tenant_id = $1 AND session_id = $2", tenantId, sessionId)
                .Add("DELETE FROM sessions WHERE tenant_id = $1 AND id = $2", tenantId, sessionId)
                .ExecuteAsync(cancellationToken),
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
            new { tenantId, since = since.ToUniversalTime(), limit },
            cancellationToken);

    public Task<IReadOnlyList<string>> ListByVisitorAsync(string tenantId, string visitor, CancellationToken cancellationToken) =>
        ListIdsAsync(
            tenantId,
            """
            SELECT id FROM sessions
            WHERE tenant_id = @tenantId AND (visitor = @visitor OR (visitor IS NULL AND id = @visitor))
            ORDER BY created_at, id
            """,
            new { tenantId, visitor = StoredText.Encode(visitor) },
            cancellationToken);

    public async Task<Page<SessionSummary>> ListAsync(
        string tenantId, SessionFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var (before, beforeId) = cursor is null ? (DateTimeOffset.MaxValue, "") : ListCursor.DecodeTime(cursor);
        var rows = (await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QueryAsync<SummaryRow>(
                $"""
                SELECT {SessionRow.Columns}, told.*,
                       coalesce((SELECT left(f.text, 200) FROM messages f
                                 WHERE f.tenant_id = @tenantId AND f.session_id = s.id ORDER BY f.sequence LIMIT 1), '') AS FirstMessage
                FROM (SELECT * FROM sessions s
                      WHERE s.tenant_id = @tenantId AND (s.updated_at, s.id) < (@before, @beforeId)
                            {SessionConditions.Of(filter, "SELECT find_sessions(@words)")}
                      ORDER BY s.updated_at DESC, s.id DESC
                      LIMIT @limit + 1) s
                CROSS JOIN LATERAL (
                    SELECT count(*)::int AS Messages,
                           count(*) FILTER (WHERE m.status = 'unanswered')::int AS Unanswered,
                           count(*) FILTER (WHERE m.rating = 'up')::int AS RatedUp,
                           count(*) FILTER (WHERE m.rating = 'down')::int AS RatedDown
                    FROM messages m WHERE m.tenant_id = @tenantId AND m.session_id = s.id) AS told
                ORDER BY s.updated_at DESC, s.id DESC
                """,
                new
                {
                    tenantId,
                    before,
                    beforeId,
                    limit,
                    words = StoredText.Encode(filter.Words?.Replace('\0', ' ')),
                    filter.BotId,
                    from = filter.From?.ToUniversalTime(),
                    to = filter.To?.ToUniversalTime(),
                },
                transaction),
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToSummary()).ToList();
        return PageOf.Rows(rows, limit, last => ListCursor.Encode(last.UpdatedAt.ToText(), last.Id));
    }

    public async Task<TurnUsage?> FindUsageAsync(string tenantId, string messageId, CancellationToken cancellationToken)
    {
        var row = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<TurnRow?>(
                """
                SELECT input_tokens AS InputTokens, output_tokens AS OutputTokens, provider AS Provider, model AS Model, cost AS Cost,
                       first_text_ms AS FirstTextMs
                FROM usage WHERE tenant_id = @tenantId AND message_id = @messageId
                """,
                new { tenantId, messageId },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return row is null ? null : new TurnUsage(row.InputTokens, row.OutputTokens, row.Provider, row.Model, row.Cost.FromMicros(), row.FirstTextMs);
    }

    public async Task<ImmutableArray<UsageRow>> ReadUsageAsync(string tenantId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var rows = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QueryAsync<UsageSum>(
                """
                SELECT (created_at AT TIME ZONE 'UTC')::date::timestamp AS Day, bot_id AS BotId, provider AS Provider, model AS Model,
                       count(*) AS Turns, sum(input_tokens) AS InputTokens, sum(output_tokens) AS OutputTokens, sum(cost)::bigint AS Cost
                FROM usage WHERE tenant_id = @tenantId AND created_at >= @from AND created_at < @to
                GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
                """,
                new { tenantId, from = from.ToUniversalTime(), to = to.ToUniversalTime() },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToRow())];
    }

    private async Task<IReadOnlyList<string>> ListIdsAsync(string tenantId, string sql, object parameters, CancellationToken cancellationToken) =>
        [.. await tenants.ReadAsync(
            tenantId, (connection, transaction) => connection.QueryAsync<string>(sql, parameters, transaction), cancellationToken).ConfigureAwait(false)];

    private sealed record TurnRow(int InputTokens, int OutputTokens, string Provider, string Model, long Cost, int? FirstTextMs);

    private sealed record UsageSum(DateTime Day, string BotId, string Provider, string Model, long Turns, long InputTokens, long OutputTokens, long Cost)
    {
        public UsageRow ToRow() => new(DateOnly.FromDateTime(Day), BotId, Provider, Model, Turns, InputTokens, OutputTokens, Cost.FromMicros());
    }
}
