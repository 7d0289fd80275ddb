using System.Collections.Immutable;
using ChatPlatform.Desk;
using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Desk;

/// <param name="Messages">The tenant's own words; what is not there is said in the platform's.</param>
/// <param name="Version">Of the tenant's configuration, to be sent back with a change.</param>
public sealed record DeskSettingsView(
    ImmutableArray<OfficeHours> OfficeHours,
    string TimeZone,
    DeskTexts Messages,
    bool BotAnswersWhileWaiting,
    int AgentAwayMinutes,
    long Version)
{
    public static DeskSettingsView Of(TenantConfig tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var desk = tenant.Desk ?? DeskSettings.Default;
        return new(desk.OfficeHours, desk.TimeZone, desk.Messages, desk.BotAnswersWhileWaiting, desk.AgentAwayMinutes, tenant.Version);
    }
}
