using System.Collections.Immutable;
using System.Globalization;
using ChatPlatform.Storage.Conversations;
using Dapper;

namespace ChatPlatform.Storage.Sqlite;

internal sealed class SqliteOverviewStore(TenantDatabases tenants) : IOverviewStore
{
    public async Task<ImmutableArray<DayOfBot>> CountAsync(
        string tenantId, DateTimeOffset from, DateTimeOffset to, string? botId, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<Row>(
                """
                WITH counted AS (
                    SELECT substr(created_at, 1, 10) AS day, bot_id AS bot, 1 AS conversations, handovers > 0 AS handed_over,
                           0 AS questions, 0 AS answered, 0 AS unanswered, 0 AS up, 0 AS down, 0 AS input, 0 AS output, 0 AS cost
                    FROM sessions WHERE tenant_id = @tenantId AND created_at >= @from AND created_at < @to
                    UNION ALL
                    SELECT substr(m.created_at, 1, 10), s.bot_id, 0, 0,
                           m.role = 'visitor', m.role = 'bot' AND m.status = 'complete', m.status = 'unanswered',
                           coalesce(m.rating = 'up', 0), coalesce(m.rating = 'down', 0), 0, 0, 0
                    FROM messages m JOIN sessions s ON s.tenant_id = m.tenant_id AND s.id = m.session_id
                    WHERE m.tenant_id = @tenantId AND m.created_at >= @from AND m.created_at < @to
                    UNION ALL
                    SELECT substr(created_at, 1, 10), bot_id, 0, 0, 0, 0, 0, 0, 0, input_tokens, output_tokens, cost
                    FROM usage WHERE tenant_id = @tenantId AND created_at >= @from AND created_at < @to
                )
                SELECT day AS Day, bot AS BotId, sum(conversations) AS Conversations, sum(handed_over) AS HandedOver, sum(questions) AS Questions,
                       sum(answered) AS Answered, sum(unanswered) AS Unanswered, sum(up) AS RatedUp, sum(down) AS RatedDown,
                       sum(input) AS InputTokens, sum(output) AS OutputTokens, sum(cost) AS Cost
                FROM counted WHERE @botId IS NULL OR bot = @botId
                GROUP BY 1, 2 ORDER BY 1, 2
                """,
                new { tenantId, from = from.ToText(), to = to.ToText(), botId }),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToDay())];
    }

    public async Task<ImmutableArray<FirstTextWait>> CountWaitsAsync(
        string tenantId, DateTimeOffset from, DateTimeOffset to, string? botId, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<(string Day, string BotId, long Milliseconds, long Replies)>(
                """
                SELECT substr(created_at, 1, 10), bot_id, first_text_ms, count(*)
                FROM usage
                WHERE tenant_id = @tenantId AND created_at >= @from AND created_at < @to AND first_text_ms IS NOT NULL AND (@botId IS NULL OR bot_id = @botId)
                GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
                """,
                new { tenantId, from = from.ToText(), to = to.ToText(), botId }),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => new FirstTextWait(ToDay(row.Day), row.BotId, (int)row.Milliseconds, row.Replies))];
    }

    private static DateOnly ToDay(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Filled by name: of no rows at all, SQLite does not know the types of sums, and no constructor would match.</summary>
    private sealed record Row
    {
        public string Day { get; init; } = "";

        public string BotId { get; init; } = "";

        public long Conversations { get; init; }

        public long HandedOver { get; init; }

        public long Questions { get; init; }

        public long Answered { get; init; }

        public long Unanswered { get; init; }

        public long RatedUp { get; init; }

        public long RatedDown { get; init; }

        public long InputTokens { get; init; }

        public long OutputTokens { get; init; }

        public long Cost { get; init; }

        public DayOfBot ToDay() => new(
            SqliteOverviewStore.ToDay(Day), BotId, Conversations, HandedOver, Questions, Answered, Unanswered, RatedUp, RatedDown,
            InputTokens, OutputTokens, Cost.FromMicros());
    }
}
