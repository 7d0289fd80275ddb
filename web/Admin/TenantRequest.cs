using System.Collections.Immutable;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Settings;

namespace ChatPlatform.Web.Admin;

/// <summary>What may be set of a tenant; what is left out stays as it is.</summary>
/// <param name="Id">On creation only.</param>
/// <param name="Limits">Where it differs from the plan; they are replaced together.</param>
/// <param name="Version">The version that was seen; another one now is a conflict. Left out: whatever is there.</param>
public sealed record TenantRequest(
    string? Id = null,
    string? Name = null,
    TenantStatus? Status = null,
    ImmutableArray<string>? Origins = null,
    ImmutableArray<BotRequest?>? Bots = null,
    TenantLimits? Limits = null,
    EndpointsRequest? Endpoints = null,
    string? Plan = null,
    bool? DegradeToExtractive = null,
    int? RetentionDays = null,
    long? Version = null)
{
    /// <param name="present">The endpoints as they are; null on creation.</param>
    public TenantDraft ToDraft(TenantEndpoints? present = null) => new(
        Name,
        Status,
        Origins,
        Bots is { } bots ? [.. bots.Select(bot => (bot ?? new BotRequest(Id: null)).ToConfig())] : null,
        Limits,
        Endpoints?.OnTopOf(present ?? TenantEndpoints.AllOn),
        Plan,
        DegradeToExtractive,
        RetentionDays);
}
