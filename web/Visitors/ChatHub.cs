using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ChatPlatform.Sessions;
using ChatPlatform.Web.Conversations;
using ChatPlatform.Web.Security;
using ChatPlatform.Web.Tenancy;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Orleans;

namespace ChatPlatform.Web.Visitors;

/// <summary>A visitor's line to their session. It holds no rule: it asks the grain and streams the answer.</summary>
[Authorize(VisitorAuthentication.SchemeName)]
public sealed class ChatHub(IGrainFactory grains, Patience patience, SteadyWatch watch, ILogger<ChatHub> logger) : Hub
{
    public const string Path = "/hubs/chat";

    /// <summary>Events that may wait for a slow connection; beyond, the grain waits and later sends one larger delta.</summary>
    private const int Buffered = 16;

    private Visitor Visitor => VisitorAuthentication.VisitorOf(Context.User);

    private ISessionGrain Session => grains.GetGrain<ISessionGrain>(new SessionKey(Visitor.TenantId, Visitor.SessionId).ToString());

    public Task<SendReceipt> Send(SendRequest? request)
    {
        var address = Context.GetHttpContext() is { } http ? ClientAddress.Of(http) : null;
        var message = new VisitorMessage(request?.ClientMessageId ?? "", request?.Text ?? "", Visitor.BotId, address, Visitor.Origin);
        var session = Session;
        return patience.RepeatAsync(() => session.Send(message), Context.ConnectionAborted);
    }

    public async IAsyncEnumerable<SessionEvent> Watch(WatchCursor? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Drained at once, so that a slow connection does not leave the grain's enumerator idle until it is dropped.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Context.ConnectionAborted);
        var events = Channel.CreateBounded<SessionEvent>(new BoundedChannelOptions(Buffered) { SingleReader = true, SingleWriter = true });
        var drain = DrainAsync(watch.ReadAsync(Session, cursor, ended.Token), events.Writer, ended.Token);
        try
        {
            await foreach (var change in events.Reader.ReadAllAsync(ended.Token))
            {
                yield return change;
            }
        }
        finally
        {
            await ended.CancelAsync();
            await drain;
        }
    }

    public Task Stop(string messageId) => Patiently(session => session.Stop(messageId));

    public Task Rate(string messageId, Rating rating, string? comment) => Patiently(session => session.Rate(messageId, rating, comment));

    public Task RequestHuman() => Patiently(session => session.RequestHuman());

    private Task Patiently(Func<ISessionGrain, Task> call)
    {
        var session = Session;
        return patience.RepeatAsync(() => call(session), Context.ConnectionAborted);
    }

    private async Task DrainAsync(IAsyncEnumerable<SessionEvent> source, ChannelWriter<SessionEvent> target, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var change in source.WithCancellation(cancellationToken))
            {
                await target.WriteAsync(change, cancellationToken);
            }

            target.Complete();
        }
        catch (OperationCanceledException)
        {
            target.Complete();
        }
        catch (Exception failure)
        {
            target.Complete(HubRefusals.Told(failure, nameof(Watch), logger));
        }
    }
}
