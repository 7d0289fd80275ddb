using System.Collections.Immutable;
using ChatPlatform.Storage.Conversations;
using Dapper;

namespace ChatPlatform.Storage.Postgres;

internal sealed class PostgresOverviewStore(PostgresTenants tenants) : IOverviewStore
{
    public async Task<ImmutableArray<DayOfBot>> CountAsync(
        string tenantId, DateTimeOffset from, DateTimeOffset to, string? botId, CancellationToken cancellationToken)
    {
        var rows = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QueryAsync<Row>(
                """
                WITH counted AS (
                    SELECT created_at, bot_id AS bot, 1 AS conversations, (handovers > 0)::int AS handed_over,
                           0 AS questions, 0 AS answered, 0 AS unanswered, 0 AS up, 0 AS down, 0 AS input, 0 AS output, 0::bigint AS cost
                    FROM sessions WHERE tenant_id = @tenantId AND created_at >= @from AND created_at < @to
                    UNION ALL
                    SELECT m.created_at, s.bot_id, 0, 0,
                           (m.role = 'visitor')::int, (m.role = 'bot' AND m.status = 'complete')::int, (m.status = 'unanswered')::int,
                           coalesce((m.rating = 'up')::int, 0), coalesce((m.rating = 'down')::int, 0), 0, 0, 0
                    FROM messages m JOIN sessions s ON s.tenant_id = m.tenant_id AND s.id = m.session_id
                    WHERE m.tenant_id = @tenantId AND m.created_at >= @from AND m.created_at < @to
                    UNION ALL
                    SELECT created_at, bot_id, 0, 0, 0, 0, 0, 0, 0, input_tokens, output_tokens, cost
                    FROM usage WHERE tenant_id = @tenantId AND created_at >= @from AND created_at < @to
                )
                SELECT (created_at AT TIME ZONE 'UTC')::date::timestamp AS Day, bot AS BotId, sum(conversations) AS Conversations,
                       sum(handed_over) AS HandedOver, sum(questions) AS Questions, sum(answered) AS Answered, sum(unanswered) AS Unanswered,
                       sum(up) AS RatedUp, sum(down) AS RatedDown, sum(input) AS InputTokens, sum(output) AS OutputTokens, sum(cost)::bigint AS Cost
                FROM counted WHERE @botId::text IS NULL OR bot = @botId
                GROUP BY 1, 2 ORDER BY 1, 2
                """,
                new { tenantId, from = from.ToUniversalTime(), to = to.ToUniversalTime(), botId },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToDay())];
    }

    public async Task<ImmutableArray<FirstTextWait>> CountWaitsAsync(
        string tenantId, DateTimeOffset from, DateTimeOffset to, string? botId, CancellationToken cancellationToken)
    {
        var rows = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QueryAsync<(DateTime Day, string BotId, int Milliseconds, long Replies)>(
                """
                SELECT (created_at AT TIME ZONE 'UTC')::date::timestamp, bot_id, first_text_ms, count(*)
                FROM usage
                WHERE tenant_id = @tenantId AND created_at >= @from AND created_at < @to AND first_text_ms IS NOT NULL
                  AND (@botId::text IS NULL OR bot_id = @botId)
                GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
                """,
                new { tenantId, from = from.ToUniversalTime(), to = to.ToUniversalTime(), botId },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new FirstTextWait(DateOnly.FromDateTime(row.Day), row.BotId, row.Milliseconds, row.Replies))];
    }

    private sealed record Row(
        DateTime Day, string BotId, long Conversations, long HandedOver, long Questions, long Answered, long Unanswered,
        long RatedUp, long RatedDown, long InputTokens, long OutputTokens, long Cost)
    {
        public DayOfBot ToDay() => new(
            DateOnly.FromDateTime(Day), BotId, Conversations, HandedOver, Questions, Answered, Unanswered, RatedUp, RatedDown,
            InputTokens, OutputTokens, Cost.FromMicros());
    }
}
