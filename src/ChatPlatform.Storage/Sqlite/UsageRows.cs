using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>Meters a turn: its row of usage, and its cost in the month's sum, or neither if it was metered before.</summary>
internal static class UsageRows
{
    public static async Task AddAsync(
        SqliteConnection connection,
        SqliteTransaction transaction,
        string tenantId,
        string sessionId,
        string botId,
        string messageId,
        TurnUsage usage,
        DateTimeOffset at)
    {
        var cost = usage.Cost.ToMicros();
        var added = await connection.ExecuteAsync(
            """
            INSERT INTO usage (tenant_id, message_id, session_id, bot_id, provider, model, input_tokens, output_tokens, created_at, cost, first_text_ms)
            VALUES (@tenantId, @messageId, @sessionId, @botId, @Provider, @Model, @InputTokens, @OutputTokens, @time, @cost, @FirstTextMs)
            ON CONFLICT (tenant_id, message_id) DO NOTHING
            """,
            new
            {
                tenantId,
                messageId,
                sessionId,
                botId,
                usage.Provider,
                usage.Model,
                usage.InputTokens,
                usage.OutputTokens,
                usage.FirstTextMs,
                time = at.ToText(),
                cost,
            },
            transaction).ConfigureAwait(false);
        if (added > 0 && cost > 0)
        {
            await connection.ExecuteAsync(
                """
                INSERT INTO spend (tenant_id, month, spent) VALUES (@tenantId, @month, @cost)
                ON CONFLICT (tenant_id, month) DO UPDATE SET spent = spent + excluded.spent
                """,
                new { tenantId, month = at.ToMonth(), cost },
                transaction).ConfigureAwait(false);
        }
    }
}
