using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.Conversations;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Orleans;

namespace ChatPlatform.Web.Desk;

/// <summary>Where people answer visitors. What may be done by whom the session says; here it is asked.</summary>
internal static class DeskApi
{
    private const string NoAdministration = "What is said in a conversation stands in it.";

    public static void MapDesk(this RouteGroupBuilder api)
    {
        var desk = api.MapGroup("/desk").RequireAuthorization(Policies.Desk).WithTags("desk");
        desk.MapGet("", Show).WithSummary("Conversations that wait for a person, the longest waiting first, then those that agents have; and who is at the desk.").Produces<DeskSnapshot>();
        var sessions = desk.MapGroup("/sessions/{id}");
        sessions.MapPost("/take", Take).Audited("session.take")
            .WithSummary("The caller answers from here on, the bot no more. Of several who take a conversation at once one has it; the others are told who.")
            .Produces<DeskItem>()
            .Refuses(ErrorCodes.SessionNotFound, ErrorCodes.Taken, ErrorCodes.TenantMoving);
        sessions.MapPost("/reply", Reply).NotAudited(NoAdministration)
            .WithSummary("Answers the visitor. The same client_message_id again stores nothing and is answered the same.")
            .WithExample(new ReplyRequest("0a1b2c", "Good morning! I have your order before me."))
            .Produces<ReplyReceipt>()
            .Refuses(
                ErrorCodes.SessionNotFound, ErrorCodes.NotYours, ErrorCodes.MessageEmpty, ErrorCodes.MessageTooLong, ErrorCodes.MessageIdInvalid,
                ErrorCodes.MessageIdReused, ErrorCodes.TenantMoving);
        sessions.MapPost("/hand-back", HandBack).Audited("session.hand_back")
            .WithSummary("The bot answers from here on.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ErrorCodes.SessionNotFound, ErrorCodes.NotYours, ErrorCodes.TenantMoving);
        sessions.MapPost("/transfer", Transfer).Audited("session.transfer")
            .WithSummary("Passes the conversation to an agent who is at the desk or, without user_id, back into the queue.")
            .WithExample(new TransferRequest("0190a0b1c2d3"))
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ErrorCodes.SessionNotFound, ErrorCodes.NotYours, ErrorCodes.AgentAway, ErrorCodes.TenantMoving);
        sessions.MapPost("/close", Close).Audited("session.close")
            .WithSummary("Ends what there was to do for people; what the visitor writes next goes to the bot.")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(ErrorCodes.SessionNotFound, ErrorCodes.NotYours, ErrorCodes.TenantMoving);
    }

    /// <exception cref="ChatException"><c>session_not_found</c>: no session can have this id.</exception>
    public static ISessionGrain Session(this IGrainFactory grains, string tenantId, string? sessionId) =>
        SessionKey.IsValidSessionId(sessionId)
            ? grains.GetGrain<ISessionGrain>(new SessionKey(tenantId, sessionId!).ToString())
            : throw new ChatException(ErrorCodes.SessionNotFound, "There is no such session.");

    private static async Task<DeskSnapshot> Show(HttpContext context, TenantResolver tenants, IGrainFactory grains) =>
        await grains.GetGrain<IInboxGrain>((await tenants.ResolveAsync(context)).Id).GetSnapshot();

    private static async Task<IResult> Take(string id, HttpContext context, TenantResolver tenants, IGrainFactory grains, Patience patience)
    {
        var tenant = await tenants.ResolveAsync(context);
        var session = grains.Session(tenant.Id, id);
        await patience.RepeatAsync(() => session.Take(DeskAgent.Of(context.User, tenant)), context.RequestAborted);
        var desk = await grains.GetGrain<IInboxGrain>(tenant.Id).GetSnapshot();
        return desk.Items.FirstOrDefault(item => item.SessionId == id) is { } item ? TypedResults.Ok(item) : TypedResults.NoContent();
    }

    private static async Task<ReplyReceipt> Reply(
        string id, ReplyRequest request, HttpContext context, TenantResolver tenants, IGrainFactory grains, Patience patience)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var session = grains.Session(tenant.Id, id);
        var message = new AgentMessage(request.ClientMessageId ?? "", request.Text ?? "", DeskAgent.Of(context.User, tenant));
        return new ReplyReceipt(await patience.RepeatAsync(() => session.Reply(message), context.RequestAborted));
    }

    private static Task<IResult> HandBack(string id, HttpContext context, TenantResolver tenants, IGrainFactory grains, Patience patience) =>
        Do(id, context, tenants, grains, patience, (session, agent) => session.HandBack(agent));

    private static Task<IResult> Close(string id, HttpContext context, TenantResolver tenants, IGrainFactory grains, Patience patience) =>
        Do(id, context, tenants, grains, patience, (session, agent) => session.Close(agent));

    private static async Task<IResult> Transfer(
        string id, TransferRequest request, HttpContext context, TenantResolver tenants, IGrainFactory grains, Patience patience)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var to = request.UserId is null ? null : await Present(tenant, request.UserId, grains);
        var session = grains.Session(tenant.Id, id);
        await patience.RepeatAsync(() => session.Transfer(DeskAgent.Of(context.User, tenant), to), context.RequestAborted);
        return TypedResults.NoContent();
    }

    private static async Task<Agent> Present(TenantConfig tenant, string userId, IGrainFactory grains) =>
        await grains.GetGrain<IInboxGrain>(tenant.Id).FindPresent(userId)
        ?? throw new ChatException(ErrorCodes.AgentAway, "This agent is not at the desk. Pass the conversation to one who is, or back into the queue.");

    private static async Task<IResult> Do(
        string id, HttpContext context, TenantResolver tenants, IGrainFactory grains, Patience patience, Func<ISessionGrain, Agent, Task> change)
    {
        var tenant = await tenants.ResolveAsync(context);
        var session = grains.Session(tenant.Id, id);
        await patience.RepeatAsync(() => change(session, DeskAgent.Of(context.User, tenant)), context.RequestAborted);
        return TypedResults.NoContent();
    }
}
