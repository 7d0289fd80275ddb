using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;

namespace ChatPlatform.Storage.Postgres;

/// <summary>Meters a turn: its row of usage, and its cost in the month's sum, or neither if it was metered before.</summary>
internal static class UsageRows
{
    public static Statements AddUsage(
        this Statements statements, string tenantId, string sessionId, string botId, string messageId, TurnUsage usage, DateTimeOffset at) =>
        statements.Add(
            """
            WITH added AS (
                INSERT INTO usage (tenant_id, message_id, session_id, bot_id, provider, model, input_tokens, output_tokens, created_at, cost, first_text_ms)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $12)
                ON CONFLICT (tenant_id, message_id) DO NOTHING
                RETURNING cost
            )
            INSERT INTO spend (tenant_id, month, spent) SELECT $1, $11, cost FROM added WHERE cost > 0
            ON CONFLICT (tenant_id, month) DO UPDATE SET spent = spend.spent + excluded.spent
            """,
            tenantId, messageId, sessionId, botId, usage.Provider, usage.Model, usage.InputTokens, usage.OutputTokens,
            at.ToUniversalTime(), usage.Cost.ToMicros(), at.ToMonth(),
            usage.FirstTextMs);
}
