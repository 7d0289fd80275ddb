using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Web.Access;
using ChatPlatform.Web.Conversations;
using ChatPlatform.Web.Hubs;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Orleans;

namespace ChatPlatform.Web.Visitors;

/// <summary>A visitor's line to their session. It holds no rule: it asks the grain and streams the answer.</summary>
[Authorize(VisitorAuthentication.SchemeName)]
internal sealed class ChatHub(
    IGrainFactory grains, Patience patience, SteadyWatch watch, OpenStreams streams, StreamAuthorities authorities, TimeProvider time, ILogger<ChatHub> logger) : Hub
{
    public const string Path = "/hubs/chat";

    private Visitor Visitor => VisitorAuthentication.VisitorOf(Context.User);

    private string? Address => Context.GetHttpContext() is { } http ? ClientAddress.Of(http) : null;

    /// <exception cref="ChatException">What the line was opened by has ended.</exception>
    private ISessionGrain Session => Context.Line().Refusal is { } refusal
        ? throw refusal
        : grains.GetGrain<ISessionGrain>(new SessionKey(Visitor.TenantId, Visitor.SessionId).ToString());

    public override Task OnConnectedAsync() => Context.OpenLineAsync(streams, authorities.Of(Visitor), time);

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        Context.CloseLine();
        return Task.CompletedTask;
    }

    public Task<SendReceipt> Send(SendRequest? request)
    {
        var message = new VisitorMessage(request?.ClientMessageId ?? "", request?.Text ?? "", Visitor.BotId, Address, Visitor.Origin);
        var session = Session;
        return patience.RepeatAsync(() => session.Send(message), Context.ConnectionAborted);
    }

    public IAsyncEnumerable<SessionEvent> Watch(WatchCursor? cursor, CancellationToken cancellationToken) =>
        HubStream.ReadAsync(Context.Line(), ended => watch.ReadAsync(Session, cursor, ended), nameof(Watch), logger, cancellationToken);

    public Task Stop(string messageId) => Patiently(session => session.Stop(messageId));

    public Task Rate(string messageId, Rating rating, string? comment) => Patiently(session => session.Rate(messageId, rating, comment));

    public Task RequestHuman()
    {
        var request = new HumanRequest(Visitor.BotId, Address, Visitor.Origin);
        return Patiently(session => session.RequestHuman(request));
    }

    /// <summary>The visitor writes, or has stopped. It is forgotten after some seconds, so it is said again while it lasts.</summary>
    public Task Typing(bool typing) => Session.SetTyping(agentId: null, typing);

    private Task Patiently(Func<ISessionGrain, Task> call)
    {
        var session = Session;
        return patience.RepeatAsync(() => call(session), Context.ConnectionAborted);
    }
}
