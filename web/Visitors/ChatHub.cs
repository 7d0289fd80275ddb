using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Web.Access;
using ChatPlatform.Web.Conversations;
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

    /// <summary>Events that may wait for a slow connection; beyond, the grain waits and later sends one larger delta.</summary>
    private const int Buffered = 16;

    /// <summary>For a watch to tell its visitor why the line ends, before it does.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromMilliseconds(250);

    private Visitor Visitor => VisitorAuthentication.VisitorOf(Context.User);

    private string? Address => Context.GetHttpContext() is { } http ? ClientAddress.Of(http) : null;

    private OpenStream Line => (OpenStream)Context.Items[typeof(OpenStream)]!;

    /// <exception cref="ChatException">What the line was opened by has ended.</exception>
    private ISessionGrain Session => Line.Refusal is { } refusal
        ? throw refusal
        : grains.GetGrain<ISessionGrain>(new SessionKey(Visitor.TenantId, Visitor.SessionId).ToString());

    public override async Task OnConnectedAsync()
    {
        var line = await streams.OpenAsync(authorities.Of(Visitor), Context.ConnectionAborted);
        Context.Items[typeof(OpenStream)] = line;
        _ = HangUpAsync(line, Context);
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        (Context.Items[typeof(OpenStream)] as OpenStream)?.Dispose();
        return Task.CompletedTask;
    }

    public Task<SendReceipt> Send(SendRequest? request)
    {
        var message = new VisitorMessage(request?.ClientMessageId ?? "", request?.Text ?? "", Visitor.BotId, Address, Visitor.Origin);
        var session = Session;
        return patience.RepeatAsync(() => session.Send(message), Context.ConnectionAborted);
    }

    public async IAsyncEnumerable<SessionEvent> Watch(WatchCursor? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Line.Refusal is { } refusal)
        {
            // What a stream throws passes no filter.
            throw HubRefusals.Told(refusal, nameof(Watch), logger);
        }

        // Drained at once, so that a slow connection does not leave the grain's enumerator idle until it is dropped.
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Context.ConnectionAborted);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(left.Token, Line.Ended);
        var events = Channel.CreateBounded<SessionEvent>(new BoundedChannelOptions(Buffered) { SingleReader = true, SingleWriter = true });
        var drain = DrainAsync(watch.ReadAsync(Session, cursor, ended.Token), events.Writer, Line, ended.Token);
        try
        {
            await foreach (var change in events.Reader.ReadAllAsync(left.Token))
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

    /// <summary>Ends the connection with what it was opened by.</summary>
    private async Task HangUpAsync(OpenStream line, HubCallerContext connection)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, line.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (line.Refusal is not null)
        {
            await Task.Delay(LastWords, time);
            connection.Abort();
        }
    }

    private async Task DrainAsync(
        IAsyncEnumerable<SessionEvent> source, ChannelWriter<SessionEvent> target, OpenStream line, CancellationToken cancellationToken)
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
            target.Complete(line.Refusal is { } refusal ? HubRefusals.Told(refusal, nameof(Watch), logger) : null);
        }
        catch (Exception failure)
        {
            target.Complete(HubRefusals.Told(failure, nameof(Watch), logger));
        }
    }
}
