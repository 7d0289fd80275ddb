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

    /// <summary>Removes the tenant with its keys, origins, knowledge and conversations.</summary>
    /// <exception cref="ChatException"><c>tenant_not_found</c>.</exception>
    [ResponseTimeout("00:02:00")]
    Task Delete();

    /// <summary>A visitor's page asks to show the widget.</summary>
    /// <param name="origin">The browser's Origin header.</param>
    /// <exception cref="ChatException"><c>tenant_not_found</c>, <c>tenant_suspended</c>, <c>origin_not_allowed</c>, <c>bot_not_found</c>.</exception>
    Task<BotConfig> AdmitVisit(string origin, string? botId);

    /// <summary>A message is about to be accepted; takes a token of each bucket or refuses without taking any.</summary>
    /// <param name="address">The client's address, or null for a server's call.</param>
    /// <param name="sessionId">Of the conversation; null for none in particular.</param>
    /// <exception cref="ChatException">
    /// <c>tenant_not_found</c>, <c>tenant_suspended</c>, <c>rate_limited</c>, <c>quota_exceeded</c>, <c>spend_ceiling_reached</c>,
    /// <c>bot_not_found</c>.
    /// </exception>
    Task<BotConfig> AdmitTurn(string? botId, string? address, string? sessionId = null);

    /// <summary>Refuses what would go beyond the plan. To be asked before the work is done.</summary>
    /// <param name="used">How much there is, as the caller has counted.</param>
    /// <param name="adding">How much is to come.</param>
    /// <exception cref="ChatException"><c>tenant_not_found</c>, <c>quota_exceeded</c>.</exception>
    [AlwaysInterleave]
    Task RequireRoom(Quota quota, long used, long adding = 1);
}
