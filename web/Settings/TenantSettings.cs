using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Settings;

/// <summary>A tenant as its own admin sees it; bots, origins and keys have routes of their own.</summary>
/// <param name="Status">Set by the platform only, as are <paramref name="Plan"/> and <paramref name="Limits"/>.</param>
/// <param name="Limits">Where they differ from the plan's.</param>
/// <param name="Version">Of the whole configuration, bots and origins included; grows by one with every change.</param>
public sealed record TenantSettings(
    string Id,
    string Name,
    TenantStatus Status,
    TenantEndpoints Endpoints,
    string Plan,
    TenantLimits Limits,
    bool DegradeToExtractive,
    int RetentionDays,
    DateTimeOffset CreatedAt,
    long Version)
{
    public static TenantSettings Of(TenantConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new(
            config.Id,
            config.Name,
            config.Status,
            config.Endpoints ?? TenantEndpoints.AllOn,
            config.Plan,
            config.Limits,
            config.DegradeToExtractive,
            config.RetentionDays,
            config.CreatedAt,
            config.Version);
    }
}
