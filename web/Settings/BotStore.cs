using ChatPlatform.Tenants;
using ChatPlatform.Web.Security;
using Orleans;

namespace ChatPlatform.Web.Settings;

/// <summary>Changes bots of a configuration that was read, if it is still the one that the caller has seen.</summary>
internal static class BotStore
{
    /// <param name="seen">The version that the caller has seen; null: whatever is there.</param>
    /// <exception cref="ChatException"><c>conflict</c>, and whatever the tenant refuses.</exception>
    public static Task<TenantConfig> StoreAsync(this IGrainFactory grains, TenantConfig read, TenantDraft draft, long? seen, HttpContext context) =>
        seen is null || seen == read.Version
            ? grains.GetGrain<ITenantGrain>(read.Id).Update(draft with { ChangedBy = Caller.Of(context) }, read.Version)
            : throw new ChatException(ErrorCodes.Conflict, "The configuration was changed by someone else. Read it again and repeat the change.");
}
