using ChatPlatform.Playground;
using ChatPlatform.Web.Access;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Servers;
using ChatPlatform.Web.Tenancy;

namespace ChatPlatform.Web.Playground;

/// <summary>Whoever looks after a bot tries it, and sees why it answers as it does.</summary>
internal static class PlaygroundApi
{
    public static void MapPlayground(this RouteGroupBuilder api) =>
        api.MapPost("/playground", Try)
            .RequireAuthorization(Policies.Upload)
            .NotAudited("A trial changes nothing.")
            .WithTags("playground")
            .WithSummary(
                "Asks a bot as a visitor would, with the retrieval, the prompt, the cost and the timings laid open; it counts and is metered as a turn. "
                + "With Accept: text/event-stream they come as events, whose data has its name under type: retrieved {hits}, prompt {messages}, delta {text}, "
                + "citations {citations}, completed {status, usage, cost, currency, timings}; or error {code, message}, which is the last.")
            .WithExample(new PlaygroundRequest("How many days do I have to return a kettle?", "main", Temperature: 0.2, K: 8))
            .Produces<PlaygroundReport>()
            .Refuses(
                ErrorCodes.BotNotFound, ErrorCodes.MessageEmpty, ErrorCodes.MessageTooLong, ErrorCodes.RateLimited, ErrorCodes.QuotaExceeded,
                ErrorCodes.SpendCeilingReached, ErrorCodes.ModelUnavailable, ErrorCodes.TenantMoving);

    private static async Task<IResult> Try(
        PlaygroundRequest request, HttpContext context, TenantResolver tenants, PlaygroundTurns turns, OpenStreams streams, StreamAuthorities authorities)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var stream = await streams.OpenAsync(authorities.Of(context.User, Policies.Upload, tenant.Id, endpoint: null), context.RequestAborted);
        context.Response.RegisterForDispose(stream);
        var trial = await turns.AdmitAsync(request.ToTrial(tenant));
        var events = stream.WhileOpen(turns.RunAsync(trial, stream.Ended));
        return EventStream.IsWanted(context.Request)
            ? EventStream.Of(events, refusal => new RefusedEvent(refusal.Code, refusal.Message))
            : TypedResults.Ok(await PlaygroundReport.OfAsync(events));
    }
}
