using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Access;
using ChatPlatform.Web.Auditing;
using ChatPlatform.Web.Conversations;
using ChatPlatform.Web.OpenApi;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Orleans;

namespace ChatPlatform.Web.Servers;

/// <summary>A server asks in the tenant's name: one JSON answer, or the events as they come.</summary>
internal static class ChatApi
{
    public static void MapChat(this RouteGroupBuilder api) =>
        api.MapPost("/chat", Ask)
            .RequireAuthorization(Policies.Chat)
            .SwitchedBy(TenantEndpoint.Chat)
            .NotAudited("A conversation is no administration.")
            .WithTags("chat")
            .WithSummary("Asks the bot; with Accept: text/event-stream the reply comes as events. 202: a person has the conversation, or will have it, and the reply comes into the session.")
            .WithExample(new ChatRequest("How many days do I have to return a kettle?", SessionId: "order-17", ClientMessageId: "order-17-1"))
            .Produces<ChatResponse>()
            .Produces<ChatResponse>(StatusCodes.Status202Accepted)
            .Refuses(
                ErrorCodes.MessageEmpty, ErrorCodes.MessageTooLong, ErrorCodes.MessageIdInvalid, ErrorCodes.MessageIdReused, ErrorCodes.TooManyPending,
                ErrorCodes.BotNotFound, ErrorCodes.TenantSuspended, ErrorCodes.RateLimited, ErrorCodes.QuotaExceeded, ErrorCodes.TenantMoving);

    private static async Task<IResult> Ask(
        ChatRequest request, HttpContext context, TenantResolver tenants, IGrainFactory grains, IConversationStore conversations,
        Patience patience, SteadyWatch watch, OpenStreams streams, StreamAuthorities authorities)
    {
        var tenant = await tenants.ResolveAsync(context, request.TenantId);
        var sessionId = request.SessionId ?? Guid.NewGuid().ToString("N");
        if (!SessionKey.IsValidSessionId(sessionId))
        {
            throw new ChatException(ErrorCodes.InvalidRequest, "session_id must have 1 to 128 characters of A-Z, a-z, 0-9, '_', '-', '.', ':', and be neither '.' nor '..'.");
        }

        var stream = await streams.OpenAsync(authorities.Of(context.User, Policies.Chat, tenant.Id, TenantEndpoint.Chat), context.RequestAborted);
        context.Response.RegisterForDispose(stream);
        var session = grains.GetGrain<ISessionGrain>(new SessionKey(tenant.Id, sessionId).ToString());
        var message = new VisitorMessage(request.ClientMessageId ?? Guid.NewGuid().ToString("N"), request.Message ?? "", request.Bot, Visitor: request.Visitor);
        var receipt = await patience.RepeatAsync(() => session.Send(message), context.RequestAborted);
        var seen = stream.WhileOpen(watch.ReadAsync(session, new WatchCursor(receipt.MessageId, 0), stream.Ended));
        var wantsEvents = EventStream.IsWanted(context.Request);
        if (receipt.ReplyId is not { } replyId)
        {
            // Who will answer is the first thing that a watcher is told, and the last that there is to tell here.
            return wantsEvents
                ? EventStream.Of(seen.Take(1), Refused)
                : TypedResults.Accepted($"/api/v1/sessions/{sessionId}", new ChatResponse(MessageId: null, sessionId, MessageStatus.Unanswered, "", [], Usage: null));
        }

        var events = Until(replyId, seen, context.RequestAborted);
        if (wantsEvents)
        {
            return EventStream.Of(events, Refused);
        }

        var answer = await Collect(events);
        var usage = await conversations.FindUsageAsync(tenant.Id, replyId, context.RequestAborted);
        return TypedResults.Ok(new ChatResponse(replyId, sessionId, answer.Status, answer.Text, answer.Citations, usage));
    }

    private static SessionEvent Refused(ChatException refusal) => new ErrorEvent(refusal.Code, refusal.Message, Retryable: refusal.RetryAfter is not null);

    /// <summary>The reply's own events, to its end.</summary>
    private static async IAsyncEnumerable<SessionEvent> Until(
        string replyId, IAsyncEnumerable<SessionEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in events.WithCancellation(cancellationToken))
        {
            if (MessageOf(change) is { } messageId && messageId != replyId)
            {
                continue;
            }

            yield return change;
            if (change is CompletedEvent)
            {
                yield break;
            }
        }
    }

    private static string? MessageOf(SessionEvent change) => change switch
    {
        MessageEvent message => message.MessageId,
        DeltaEvent delta => delta.MessageId,
        ResetEvent reset => reset.MessageId,
        CitationsEvent citations => citations.MessageId,
        CompletedEvent completed => completed.MessageId,
        _ => null,
    };

    private static async Task<(string Text, MessageStatus Status, ImmutableArray<Citation> Citations)> Collect(IAsyncEnumerable<SessionEvent> events)
    {
        var text = new StringBuilder();
        var status = MessageStatus.Failed;
        ImmutableArray<Citation> citations = [];
        await foreach (var change in events)
        {
            switch (change)
            {
                case MessageEvent message:
                    text.Clear().Append(message.Text);
                    break;
                case DeltaEvent delta:
                    text.Append(delta.Text);
                    break;
                case ResetEvent:
                    text.Clear();
                    break;
                case CitationsEvent cited:
                    citations = cited.Citations;
                    break;
                case CompletedEvent completed:
                    status = completed.Status;
                    break;
            }
        }

        return (text.ToString(), status, citations);
    }
}
