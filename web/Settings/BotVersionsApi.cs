using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Orleans;

namespace ChatPlatform.Web.Settings;

/// <summary>How a tenant's bots were, and the way back.</summary>
internal static class BotVersionsApi
{
    public static void MapBotVersions(this RouteGroupBuilder api)
    {
        var versions = api.MapGroup("/bots/{id}/versions").RequireAuthorization(Policies.Admin).WithTags("settings");
        versions.MapGet("", List).WithSummary("How the bot was, the latest version first; a hundred at most.")
            .Produces<BotVersionList>()
            .Refuses(ErrorCodes.BotNotFound);
        versions.MapPost("/{version}/restore", Restore).Audited("bot.restore").WithSummary("Makes the bot what it was in a version, which is a change like any other.")
            .WithExample(new RestoreRequest(Version: 7))
            .Produces<BotView>()
            .Refuses(ErrorCodes.BotNotFound, ErrorCodes.Conflict);
    }

    private static async Task<BotVersionList> List(string id, HttpContext context, TenantResolver tenants, ITenantStore store)
    {
        var tenant = await tenants.ResolveAsync(context);
        var bot = tenant.Bots.FirstOrDefault(bot => bot.Id == id) ?? throw NotFound();
        var versions = await store.ListBotVersionsAsync(tenant.Id, id, context.RequestAborted);

        // One that was never changed is as it was made.
        return new BotVersionList(versions.Count > 0
            ? [.. versions.Select(BotVersionView.Of)]
            : [new BotVersionView(tenant.Version, tenant.CreatedAt, ChangedBy: null, BotView.Of(bot, tenant.Version))]);
    }

    private static async Task<BotView> Restore(
        string id, long version, RestoreRequest request, HttpContext context, TenantResolver tenants, ITenantStore store, IGrainFactory grains)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var bot = tenant.Bots.FirstOrDefault(bot => bot.Id == id) ?? throw NotFound();
        var was = (await store.ListBotVersionsAsync(tenant.Id, id, context.RequestAborted)).FirstOrDefault(one => one.Version == version)
            ?? throw new ChatException(ErrorCodes.BotNotFound, "The bot has no such version.");
        context.Audit().Before(bot).After(was.Bot);
        var changed = await grains.StoreAsync(tenant, new TenantDraft(Bots: tenant.Bots.Replace(bot, was.Bot)), request.Version, context);
        return BotView.Of(changed, id)!;
    }

    private static ChatException NotFound() => new(ErrorCodes.BotNotFound, "There is no such bot.");
}
