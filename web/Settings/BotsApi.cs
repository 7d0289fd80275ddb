using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Orleans;

namespace ChatPlatform.Web.Settings;

/// <summary>
/// A tenant's bots. They are parts of one configuration with one version, so a change is refused when anything of it was
/// changed since it was read, here or by the caller.
/// </summary>
internal static class BotsApi
{
    public static void MapBots(this RouteGroupBuilder api)
    {
        // Whoever answers visitors or brings knowledge names a bot; what it is like is not theirs to change.
        var known = api.MapGroup("/bots").RequireAuthorization(Policies.Desk).WithTags("settings");
        known.MapGet("", List).WithSummary("The tenant's bots, the default one first.").Produces<BotList>();
        known.MapGet("/{id}", Show).WithSummary("One bot.").Produces<BotView>().Refuses(ErrorCodes.BotNotFound);

        var bots = api.MapGroup("/bots").RequireAuthorization(Policies.Admin).WithTags("settings");
        bots.MapPost("", Create).Audited("bot.create").WithSummary("Makes a bot; only the id is required.")
            .WithExample(new BotChange("sales", "Sales", "Hello! What are you looking for?", Theme: new ThemeRequest("#17594a")))
            .Produces<BotView>(StatusCodes.Status201Created)
            .Refuses(ErrorCodes.Conflict);
        bots.MapPut("/{id}", Update).Audited("bot.update").WithSummary("Changes what the body names.")
            .WithExample(new BotChange(Greeting: "Hello! What may I look up for you?", Version: 3))
            .Produces<BotView>()
            .Refuses(ErrorCodes.BotNotFound, ErrorCodes.Conflict);
        bots.MapDelete("/{id}", Delete).Audited("bot.delete").WithSummary("Removes a bot; a tenant keeps one at least.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ErrorCodes.BotNotFound, ErrorCodes.Conflict);
    }

    private static async Task<BotList> List(HttpContext context, TenantResolver tenants)
    {
        var tenant = await tenants.ResolveAsync(context);
        return new BotList([.. tenant.Bots.Select(bot => BotView.Of(bot, tenant.Version))]);
    }

    private static async Task<BotView> Show(string id, HttpContext context, TenantResolver tenants) =>
        BotView.Of(await tenants.ResolveAsync(context), id) ?? throw NotFound();

    private static async Task<IResult> Create(BotChange request, HttpContext context, TenantResolver tenants, IGrainFactory grains)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var bot = request.Bot.ToConfig();
        context.Audit().Object(bot.Id).After(bot);
        if (BotView.Of(tenant, bot.Id) is not null)
        {
            throw new ChatException(ErrorCodes.Conflict, $"There is already a bot '{bot.Id}'.");
        }

        var changed = await grains.StoreAsync(tenant, new TenantDraft(Bots: tenant.Bots.Add(bot)), request.Version, context);
        return TypedResults.Created($"/api/v1/bots/{bot.Id}", BotView.Of(changed, bot.Id));
    }

    private static async Task<BotView> Update(string id, BotChange request, HttpContext context, TenantResolver tenants, IGrainFactory grains)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var bot = tenant.Bots.FirstOrDefault(bot => bot.Id == id) ?? throw NotFound();
        if (request.Id is not null && request.Id != id)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, "A bot keeps its id. Make another one instead.");
        }

        var after = request.Bot.OnTopOf(bot);
        context.Audit().Before(bot).After(after);
        return BotView.Of(await grains.StoreAsync(tenant, new TenantDraft(Bots: tenant.Bots.Replace(bot, after)), request.Version, context), id)!;
    }

    private static async Task<IResult> Delete(string id, HttpContext context, TenantResolver tenants, IGrainFactory grains, long? version = null)
    {
        var tenant = await tenants.ResolveAsync(context);
        var bot = tenant.Bots.FirstOrDefault(bot => bot.Id == id) ?? throw NotFound();
        context.Audit().Before(bot);
        await grains.StoreAsync(tenant, new TenantDraft(Bots: tenant.Bots.Remove(bot)), version, context);
        return TypedResults.NoContent();
    }

    private static ChatException NotFound() => new(ErrorCodes.BotNotFound, "There is no such bot.");
}
