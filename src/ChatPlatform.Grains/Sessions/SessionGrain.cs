using System.Runtime.CompilerServices;
using ChatPlatform.Desk;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Desk;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Runtime;

namespace ChatPlatform.Sessions;

/// <inheritdoc cref="ISessionGrain"/>
/// <remarks>It accepts messages and shows them; <see cref="BotReplies"/> answers, <see cref="SessionDesk"/> hands over.</remarks>
public sealed class SessionGrain : Grain, ISessionGrain, IDisposable
{
    private readonly IConversationStore _store;
    private readonly TimeProvider _time;
    private readonly LiveSession _session;
    private readonly BotReplies _replies;
    private readonly SessionDesk _desk;

    public SessionGrain(
        IConversationStore store,
        IUsageStore usageStore,
        IDeskStore deskStore,
        IAnswerer answerer,
        IOptions<StreamingOptions> streaming,
        TimeProvider time,
        ILogger<SessionGrain> logger)
    {
        (_store, _time) = (store, time);
        _session = new LiveSession(SessionKey.Parse(this.GetPrimaryKeyString()), store, GrainFactory, time, DeactivateOnIdle);
        _replies = new BotReplies(
            _session, store, usageStore, answerer, GrainFactory, time, logger, (tenant, bot, reply) => _desk!.Unanswered(tenant, bot, reply),
            DelayDeactivation, streaming.Value.Interval, Timer);
        _desk = new SessionDesk(_session, _replies, deskStore, GrainFactory, time, logger);
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (await Load(cancellationToken) is not { } transcript)
        {
            return;
        }

        _session.Load(transcript);

        // What a crash left in flight is answered anew; the higher revision is stored before a word of
        // it is shown, so that no watcher can mistake the new text for the old.
        foreach (var reply in _session.Conversation.Unfinished)
        {
            reply.Restart();
            if (!await _store.CheckpointAsync(_session.Key.TenantId, reply.Id, reply.Revision, "", cancellationToken))
            {
                throw new ChatException(ErrorCodes.Unavailable, "The conversation changed while it was read. Ask again.", TimeSpan.FromSeconds(1));
            }
        }

        _replies.Start();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // The reply in flight is let end, as long as there is time; what waits behind it the next activation answers.
        try
        {
            await _replies.Leave(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Cut off; what a checkpoint holds of it is begun anew.
        }

        await _session.End();
    }

    public async Task<SendReceipt> Send(VisitorMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var accepted = MessageRules.Checked(message);
        var conversation = _session.Conversation;
        if (conversation.ReceiptOf(accepted.ClientMessageId, out var sentText) is { } known)
        {
            return sentText == accepted.Text ? known : throw MessageRules.IdReused();
        }

        var toPerson = await _desk.IsForPerson();
        if (!toPerson && conversation.Unfinished.Count() >= BotReplies.MaxPending)
        {
            throw new ChatException(ErrorCodes.TooManyPending, "Several messages are waiting for their answers. Wait for one before you send more.", TimeSpan.FromSeconds(2));
        }

        var bot = await GrainFactory.GetGrain<ITenantGrain>(_session.Key.TenantId)
            .AdmitTurn(conversation.Header?.BotId ?? accepted.BotId, accepted.Address, _session.Key.SessionId, toPerson);

        // All or nothing: from here on the message is accepted, and whoever is to answer it knows of it.
        var write = await _session.Write(async () =>
        {
            var header = Header(bot.Id, accepted);
            var question = _session.NewMessage(MessageRole.Visitor, accepted.Text, clientMessageId: accepted.ClientMessageId);
            return toPerson ? new SessionWrite(header, [question])
                : HandoverRules.IsAskedFor(bot, header, accepted.Text) ? await _desk.Queued(header, HandoverReason.Requested, question)
                : new SessionWrite(header, [question, _session.NewMessage(MessageRole.Bot, "", place: 1, replyTo: question.Id)]);
        });
        _replies.Start();
        await _desk.VisitorWrote();
        return new SendReceipt(write!.Messages[0].Id, write.Messages.FirstOrDefault(sent => sent.Role == MessageRole.Bot)?.Id);
    }

    public async IAsyncEnumerable<SessionEvent> Watch(WatchCursor? cursor, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await _desk.VisitorCame();
        try
        {
            await foreach (var change in _session.Watch(cursor, () => [], cancellationToken))
            {
                yield return change;
            }
        }
        finally
        {
            await _desk.VisitorWent();
        }
    }

    public async IAsyncEnumerable<SessionEvent> WatchAtDesk(WatchCursor? cursor, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var beside = await _desk.ReadBeside(cancellationToken);
        await foreach (var change in _session.Watch(cursor, beside.ReadNew, cancellationToken))
        {
            yield return change;
        }
    }

    public Task Stop(string messageId) => _replies.Stop(_session.Conversation.Require(messageId));

    public async Task Rate(string messageId, Rating rating, string? comment)
    {
        var message = _session.Conversation.Require(messageId);
        if (message.Role == MessageRole.Visitor)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, "Only a reply can be rated.");
        }

        var said = MessageRules.Clipped(comment);
        await _store.RateAsync(_session.Key.TenantId, messageId, rating, said, CancellationToken.None);
        message.Rate(rating, said);
        _session.Stored();
    }

    public async Task RequestHuman(HumanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (_session.Conversation.Header is not (null or { Answerer: Answerer.Bot }))
        {
            return;
        }

        var bot = await GrainFactory.GetGrain<ITenantGrain>(_session.Key.TenantId)
            .AdmitTurn(_session.Conversation.Header?.BotId ?? request.BotId, request.Address, _session.Key.SessionId, toPerson: true);
        HandoverRules.RequireOn(bot);
        await _desk.Queue(Header(bot.Id, new VisitorMessage("", "", Origin: request.Origin)), HandoverReason.Requested);
    }

    public Task Take(Agent agent) => _desk.Take(agent);

    public Task<string> Reply(AgentMessage message) => _desk.Reply(message);

    public Task HandBack(Agent agent) => _desk.HandBack(agent, isOver: false);

    public Task Transfer(Agent agent, Agent? to) => _desk.Transfer(agent, to);

    public Task Close(Agent agent) => _desk.HandBack(agent, isOver: true);

    public Task Requeue(string agentId) => _desk.Requeue(agentId);

    public Task<Note> AddNote(Agent author, string text) => _desk.AddNote(author, text);

    public Task SetTyping(string? agentId, bool typing)
    {
        _desk.SetTyping(agentId, typing);
        return Task.CompletedTask;
    }

    public Task<bool> IsVisitorThere() => Task.FromResult(_desk.IsVisitorThere);

    public Task Wake()
    {
        _replies.Start();
        return Task.CompletedTask;
    }

    public Task<SessionTranscript?> GetTranscript() => Task.FromResult(_session.Conversation.ToTranscript());

    public async Task Delete()
    {
        var wasAtDesk = _desk.IsAtDesk;
        await _session.Delete();
        await Ended(wasAtDesk);
    }

    public Task Forget()
    {
        var wasAtDesk = _desk.IsAtDesk;
        _session.Forget();
        return Ended(wasAtDesk);
    }

    public void Dispose()
    {
        _replies.Dispose();
        _session.Dispose();
    }

    private Task Ended(bool wasAtDesk)
    {
        _replies.StopAll();
        return wasAtDesk ? _desk.Gone() : Task.CompletedTask;
    }

    private SessionHeader Header(string botId, VisitorMessage message)
    {
        var now = _time.GetUtcNow();
        return _session.Conversation.Header is { } header
            ? header with { UpdatedAt = now, Visitor = header.Visitor ?? message.Visitor }
            : new SessionHeader(_session.Key.SessionId, botId, message.Origin, Answerer.Bot, now, now, message.Visitor);
    }

    private async Task<SessionTranscript?> Load(CancellationToken cancellationToken)
    {
        try
        {
            return await _store.LoadAsync(_session.Key.TenantId, _session.Key.SessionId, cancellationToken);
        }
        catch (ChatException refusal) when (refusal.Code == ErrorCodes.TenantNotFound)
        {
            // An empty session, then: whatever is asked of it, the tenant's own refusal is the better answer.
            return null;
        }
    }

    private IGrainTimer Timer(Func<Task> work, TimeSpan every) =>
        this.RegisterGrainTimer(work, new GrainTimerCreationOptions(every, every) { Interleave = true });
}
