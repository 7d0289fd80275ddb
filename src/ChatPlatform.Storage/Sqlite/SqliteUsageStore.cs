using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using Dapper;

namespace ChatPlatform.Storage.Sqlite;

internal sealed class SqliteUsageStore(TenantDatabases tenants) : IUsageStore
{
    public async Task<MonthUsage> ReadMonthAsync(string tenantId, DateTimeOffset month, CancellationToken cancellationToken)
    {
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var (turns, spent, reserved) = await database.ReadAsync(
            connection => connection.QuerySingleAsync<(long, long, long)>(
                """
                SELECT (SELECT count(*) FROM usage WHERE tenant_id = @tenantId AND created_at >= @from AND created_at < @to)
                       + (SELECT count(*) FROM messages WHERE tenant_id = @tenantId AND status = 'streaming' AND created_at >= @from AND created_at < @to),
                       coalesce((SELECT spent FROM spend WHERE tenant_id = @tenantId AND month = @month), 0),
                       coalesce((SELECT sum(reserved) FROM messages WHERE tenant_id = @tenantId AND status = 'streaming'), 0)
                """,
                new { tenantId, from = month.ToText(), to = month.AddMonths(1).ToText(), month = month.ToMonth() }),
            cancellationToken).ConfigureAwait(false);
        return new MonthUsage(turns, spent.FromMicros(), reserved.FromMicros());
    }

    public async Task<bool> ReserveAsync(
        string tenantId, SpendReservation reservation, DateTimeOffset month, decimal ceiling, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                UPDATE messages SET reserved = @amount
                WHERE tenant_id = @tenantId AND id = @MessageId AND status = 'streaming' AND revision <= @Revision
                  AND @amount <= @ceiling
                      - coalesce((SELECT spent FROM spend WHERE tenant_id = @tenantId AND month = @month), 0)
                      - coalesce((SELECT sum(other.reserved) FROM messages other
                                  WHERE other.tenant_id = @tenantId AND other.status = 'streaming' AND other.id <> @MessageId), 0)
                """,
                new
                {
                    tenantId,
                    reservation.MessageId,
                    reservation.Revision,
                    amount = reservation.Amount.ToMicros(),
                    ceiling = ceiling.ToMicros(),
                    month = month.ToMonth(),
                },
                transaction),
            cancellationToken).ConfigureAwait(false) > 0;
    }

    public async Task RecordAsync(
        string tenantId, string sessionId, string botId, string messageId, TurnUsage usage, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(usage);
        var database = await tenants.OpenAsync(tenantId, cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            (connection, transaction) => UsageRows.AddAsync(connection, transaction, tenantId, sessionId, botId, messageId, usage, at),
            cancellationToken).ConfigureAwait(false);
    }
}
