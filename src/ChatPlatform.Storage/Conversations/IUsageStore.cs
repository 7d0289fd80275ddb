using ChatPlatform.Sessions;

namespace ChatPlatform.Storage.Conversations;

/// <summary>
/// What a tenant's turns have cost, and what is set aside for those under way. A reservation is a part of its reply's row
/// and ends with it, in the transaction that meters the reply: whatever dies when, no cost is lost or counted twice.
/// </summary>
public interface IUsageStore
{
    /// <param name="month">Its first instant.</param>
    Task<MonthUsage> ReadMonthAsync(string tenantId, DateTimeOffset month, CancellationToken cancellationToken);

    /// <summary>
    /// Sets money aside for a reply, if what the month has cost and what is set aside for other replies leave room for it
    /// below the ceiling. Reservations of one tenant are judged one after the other, whoever asks for them.
    /// </summary>
    /// <param name="month">Its first instant.</param>
    /// <returns>false, and nothing is changed: there is no room, or the reply is final, at a higher revision, or gone.</returns>
    Task<bool> ReserveAsync(
        string tenantId, SpendReservation reservation, DateTimeOffset month, decimal ceiling, CancellationToken cancellationToken);

    /// <summary>Meters a reply that was removed before its end; once, whatever happens.</summary>
    Task RecordAsync(
        string tenantId, string sessionId, string botId, string messageId, TurnUsage usage, DateTimeOffset at, CancellationToken cancellationToken);
}
