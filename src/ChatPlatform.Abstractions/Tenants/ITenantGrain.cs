using ChatPlatform.Sessions;
using Orleans;
using Orleans.Concurrency;

namespace ChatPlatform.Tenants;

/// <summary>
/// A tenant: its configuration (cached), its rate-limit buckets and quota counters. The only writer
/// of the tenant's configuration. Key: the tenant id.
/// </summary>
public interface ITenantGrain : IGrainWithStringKey
{
    /// <returns>null when there is no such tenant.</returns>
    [AlwaysInterleave]
    Task<TenantConfig?> GetConfig();

    /// <exception cref="ChatException"><c>tenant_exists</c>, <c>origin_taken</c>, <c>invalid_request</c>.</exception>
    [ResponseTimeout("00:01:00")]
    Task<TenantConfig> Create(TenantDraft draft);

    /// <summary>Replaces what the draft names. <paramref name="expectedVersion"/> null: whatever is there.</summary>
    /// <exception cref="ChatException"><c>tenant_not_found</c>, <c>conflict</c>, <c>origin_taken</c>, <c>invalid_request</c>.</exception>
    Task<TenantConfig> Update(TenantDraft draft, long? expectedVersion);

    /// <summary>
    /// Adds an origin or a pattern of origins in the tenant's own name: its host is to be verified before the tenant is
    /// found by it. One that is there already stays as it is.
    /// </summary>
    /// <exception cref="ChatException"><c>tenant_not_found</c>, <c>invalid_request</c>.</exception>
    Task<TenantConfig> AddOrigin(string origin);

    /// <exception cref="ChatException"><c>tenant_not_found</c>, <c>origin_not_found</c>.</exception>
    Task<TenantConfig> RemoveOrigin(string origin);

    /// <summary>Notes what a look at a claimed host found.</summary>
    /// <exception cref="ChatException"><c>origin_not_found</c>: it is not claimed, or was claimed anew meanwhile; <c>origin_taken</c>.</exception>
    Task<DomainClaim> RecordCheck(string host, DomainCheck check);

    /// <summary>
    /// Marks the tenant for deletion: it is dark at once, and removed with all that it has when the grace time is over.
    /// Again, it can only be brought forward.
    /// </summary>
    /// <param name="requestedBy">Who, for the receipt.</param>
    /// <param name="grace">0 to 90 days; null: as the settings say.</param>
    /// <exception cref="ChatException"><c>tenant_not_found</c>, <c>invalid_request</c>.</exception>
    Task<DeletionReceipt> Delete(string requestedBy, TimeSpan? grace);

    /// <summary>Takes the mark back; the tenant is as it was.</summary>
    /// <exception cref="ChatException"><c>tenant_not_found</c>; <c>conflict</c>: it is not marked, or the removal has begun.</exception>
    Task<TenantConfig> Restore();

    /// <summary>Begins the removal of a tenant whose time is over, or goes on with one that broke off. Returns at once.</summary>
    Task GoOnDeleting();

    /// <summary>A visitor's page asks to show the widget.</summary>
    /// <param name="origin">The browser's Origin header.</param>
    /// <exception cref="ChatException"><c>tenant_not_found</c>, <c>tenant_suspended</c>, <c>endpoint_disabled</c>, <c>origin_not_allowed</c>, <c>bot_not_found</c>.</exception>
    Task<BotConfig> AdmitVisit(string origin, string? botId);

    /// <summary>A message is about to be accepted; takes a token of each bucket or refuses without taking any.</summary>
    /// <param name="address">The client's address, or null for a server's call.</param>
    /// <param name="sessionId">Of the conversation; null for none in particular.</param>
    /// <param name="toPerson">A person will answer it: rates hold, the month's messages and money do not.</param>
    /// <exception cref="ChatException">
    /// <c>tenant_not_found</c>, <c>tenant_suspended</c>, <c>rate_limited</c>, <c>quota_exceeded</c>, <c>spend_ceiling_reached</c>,
    /// <c>bot_not_found</c>.
    /// </exception>
    Task<BotConfig> AdmitTurn(string? botId, string? address, string? sessionId = null, bool toPerson = false);

    /// <summary>Sets money aside for a reply, if the month's spending ceiling leaves room for it. Its end settles it.</summary>
    /// <returns>false: it does not, or another activation has gone on with the reply.</returns>
    /// <exception cref="ChatException"><c>tenant_not_found</c>, <c>tenant_moving</c>, <c>unavailable</c>.</exception>
    [AlwaysInterleave]
    Task<bool> Reserve(SpendReservation reservation);

    /// <exception cref="ChatException"><c>tenant_not_found</c>.</exception>
    [AlwaysInterleave]
    Task<LimitsReport> GetLimits();
}
