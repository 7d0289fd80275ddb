using System.Net.Mime;
using System.Text.Json;
using ChatPlatform.Models;
using ChatPlatform.Sessions;
using ChatPlatform.Storage;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.Desk;
using ChatPlatform.Web.Hosting;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Orleans;

namespace ChatPlatform.Web.Servers;

/// <summary>A tenant's conversations and what they used.</summary>
internal static class SessionsApi
{
    private const int MostAtOnce = 10_000;

    private static readonly TimeSpan UsualUsage = TimeSpan.FromDays(30);

    public static void MapSessions(this RouteGroupBuilder api)
    {
        var desk = api.MapGroup("").RequireAuthorization(Policies.Desk).WithTags("conversations");
        desk.MapGet("/sessions", List).WithSummary("Conversations, the most recently active first; q looks for words in their messages.");
        desk.MapGet("/sessions/{id}", Show).WithSummary("One conversation with its messages.").Refuses(ErrorCodes.SessionNotFound);
        desk.MapGet("/sessions/{id}/export", Export).Audited("session.export").WithSummary("One conversation as a JSON file.").Produces<SessionTranscript>().Refuses(ErrorCodes.SessionNotFound);

        var admin = api.MapGroup("").RequireAuthorization(Policies.Admin).WithTags("conversations");
        admin.MapDelete("/sessions/{id}", Delete).Audited("session.delete").WithSummary("Removes a conversation.").Produces(StatusCodes.Status204NoContent).Refuses(ErrorCodes.SessionNotFound, ErrorCodes.TenantMoving);
        admin.MapPost("/sessions/cleanup", CleanUp)
            .Audited("session.cleanup")
            .WithSummary("Removes conversations that have been silent for longer than older_than ('90d', '12w', '36h'), 10,000 at most; what they used stays counted. retention_days in the tenant's settings does the same every day.")
            .WithExample(new CleanupRequest("90d"))
            .Produces<CleanupReport>()
            .Refuses(ErrorCodes.TenantMoving);
        admin.MapGet("/usage", Usage).WithSummary("Turns, tokens and cost by day, bot and model.").Produces<UsageReport>();
    }

    private static async Task<Page<SessionSummary>> List(
        [AsParameters] SessionQuery query, HttpContext context, TenantResolver tenants, IConversationStore conversations, TimeProvider time, string? cursor = null, int limit = Paging.Usual)
    {
        var tenant = await tenants.ResolveAsync(context);
        return await conversations.ListAsync(tenant.Id, query.ToFilter(time.GetUtcNow()), cursor, Paging.Checked(limit), context.RequestAborted);
    }

    private static async Task<SessionTranscript> Show(string id, HttpContext context, TenantResolver tenants, IGrainFactory grains) =>
        await (await Session(id, context, tenants, grains)).GetTranscript() ?? throw NotFound();

    private static async Task<IResult> Export(string id, HttpContext context, TenantResolver tenants, IGrainFactory grains)
    {
        var transcript = await Show(id, context, tenants, grains);
        return TypedResults.File(
            JsonSerializer.SerializeToUtf8Bytes(transcript, WireJson.Options), MediaTypeNames.Application.Json, $"conversation-{id.Replace(':', '-')}.json");
    }

    private static async Task<IResult> Delete(string id, HttpContext context, TenantResolver tenants, IGrainFactory grains)
    {
        var session = await Session(id, context, tenants, grains);
        _ = await session.GetTranscript() ?? throw NotFound();
        await session.Delete();
        return TypedResults.NoContent();
    }

    private static async Task<CleanupReport> CleanUp(
        CleanupRequest request, HttpContext context, TenantResolver tenants, SessionCleanup cleanup, TimeProvider time)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var removed = await cleanup.RemoveSilentAsync(tenant.Id, time.GetUtcNow() - request.Age(), MostAtOnce, context.RequestAborted);
        return new CleanupReport(removed, removed == MostAtOnce);
    }

    private static async Task<IResult> Usage(
        HttpContext context, TenantResolver tenants, IConversationStore conversations, ModelPrices prices, TimeProvider time, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        var tenant = await tenants.ResolveAsync(context);
        var end = to ?? time.GetUtcNow();
        var begin = from ?? end - UsualUsage;
        return TypedResults.Ok(new UsageReport(begin, end, prices.Currency, await conversations.ReadUsageAsync(tenant.Id, begin, end, context.RequestAborted)));
    }

    private static async Task<ISessionGrain> Session(string id, HttpContext context, TenantResolver tenants, IGrainFactory grains)
    {
        var tenant = await tenants.ResolveAsync(context);
        return grains.Session(tenant.Id, id);
    }

    private static ChatException NotFound() => new(ErrorCodes.SessionNotFound, "There is no such session.");
}
