using System.Collections.Immutable;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Admin;

/// <summary>A tenant in the list.</summary>
/// <param name="Usage">null where its data cannot be read now: it moves, or is being removed.</param>
public sealed record ListedTenantView(
    string Id,
    string Name,
    TenantStatus Status,
    string Plan,
    ImmutableArray<string> Origins,
    DateTimeOffset CreatedAt,
    DateTimeOffset? DeletesAt,
    TenantPlacement Placement,
    TenantUse? Usage)
{
    public static ListedTenantView Of(ListedTenant listed, TenantUse? usage) => new(
        listed.Config.Id,
        listed.Config.Name,
        listed.Config.Status,
        listed.Config.Plan,
        listed.Config.Origins,
        listed.Config.CreatedAt,
        listed.Config.DeletesAt,
        listed.IsApart ? TenantPlacement.Own : TenantPlacement.Shared,
        usage);
}
