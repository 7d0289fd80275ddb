using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using Dapper;

namespace ChatPlatform.Storage.Postgres;

internal sealed class PostgresUsageStore(PostgresTenants tenants) : IUsageStore
{
    public async Task<MonthUsage> ReadMonthAsync(string tenantId, DateTimeOffset month, CancellationToken cancellationToken)
    {
        var (turns, spent, reserved) = await tenants.ReadAsync(
            tenantId,
            (connection, transaction) => connection.QuerySingleAsync<(long, long, long)>(
                """
                SELECT (SELECT count(*) FROM usage WHERE tenant_id = @tenantId AND created_at >= @from AND created_at < @to)
                       + (SELECT count(*) FROM messages WHERE tenant_id = @tenantId AND status = 'streaming' AND created_at >= @from AND created_at < @to),
                       coalesce((SELECT spent FROM spend WHERE tenant_id = @tenantId AND month = @name), 0),
                       coalesce((SELECT sum(reserved)::bigint FROM messages WHERE tenant_id = @tenantId AND status = 'streaming'), 0)
                """,
                new { tenantId, from = month.ToUniversalTime(), to = month.AddMonths(1).ToUniversalTime(), name = month.ToMonth() },
                transaction),
            cancellationToken).ConfigureAwait(false);
        return new MonthUsage(turns, spent.FromMicros(), reserved.FromMicros());
    }

    public Task<bool> ReserveAsync(
        string tenantId, SpendReservation reservation, DateTimeOffset month, decimal ceiling, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        return tenants.WriteAsync(
            tenantId,
            async (connection, transaction) =>
            {
                // Writing the month's row without changing it locks it: whoever reserves next sees what is reserved here.
                await new Statements(connection, transaction)
                    .Add(
                        "INSERT INTO spend (tenant_id, month, spent) VALUES ($1, $2, 0) ON CONFLICT (tenant_id, month) DO UPDATE SET spent = spend.spent",
                        tenantId, month.ToMonth())
                    .ExecuteAsync(cancellationToken).ConfigureAwait(false);
                return await new Statements(connection, transaction)
                    .Add(
                        """
                        UPDATE messages SET reserved = $4
                        WHERE tenant_id = $1 AND id = $2 AND status = 'streaming' AND revision <= $3
                          AND $4 <= $5
                              - (SELECT spent FROM spend WHERE tenant_id = $1 AND month = $6)
                              - coalesce((SELECT sum(other.reserved) FROM messages other
                                          WHERE other.tenant_id = $1 AND other.status = 'streaming' AND other.id <> $2), 0)
                        """,
                        tenantId, reservation.MessageId, reservation.Revision, reservation.Amount.ToMicros(), ceiling.ToMicros(), month.ToMonth())
                    .ExecuteAsync(cancellationToken).ConfigureAwait(false) > 0;
            },
            cancellationToken);
    }

    public Task RecordAsync(
        string tenantId, string sessionId, string botId, string messageId, TurnUsage usage, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(usage);
        return tenants.WriteAsync(
            tenantId,
            (connection, transaction) => new Statements(connection, transaction)
                .AddUsage(tenantId, sessionId, botId, messageId, usage, at)
                .ExecuteAsync(cancellationToken),
            cancellationToken);
    }
}
