using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ChatPlatform.Changes;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace ChatPlatform.Sessions;

/// <inheritdoc cref="ISessionGrain"/>
public sealed class SessionGrain(
    IConversationStore store,
    IUsageStore usageStore,
    IAnswerer answerer,
    TimeProvider time,
    ILogger<SessionGrain> logger) : Grain, ISessionGrain, IDisposable
{
    private const int MaxPending = 5;

    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(10);

    private readonly CancellationTokenSource _ending = new();
    private SessionKey _key;
    private Conversation _conversation = Conversation.Empty;
    private ReplyTurn? _turn;
    private Task _answering = Task.CompletedTask;
    private bool _leaving;
    private TaskCompletionSource _changed = NewSignal();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = SessionKey.Parse(this.GetPrimaryKeyString());
        if (await Load(cancellationToken) is not { } transcript)
        {
            return;
        }

        _conversation = Conversation.From(transcript);

        // What a crash left in flight is answered anew; the higher revision is stored before a word of
        // it is shown, so that no watcher can mistake the new text for the old.
        foreach (var reply in _conversation.Unfinished)
        {
            reply.Restart();
            if (!await store.CheckpointAsync(_key.TenantId, reply.Id, reply.Revision, "", cancellationToken))
            {
                throw new ChatException(ErrorCodes.Unavailable, "The conversation changed while it was read. Ask again.", TimeSpan.FromSeconds(1));
            }
        }

        StartAnswering();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        // The reply in flight is let end, as long as there is time; what waits behind it the next activation answers.
        _leaving = true;
        try
        {
            await _answering.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Cut off; what a checkpoint holds of it is begun anew.
        }

        await _ending.CancelAsync();
        Signal();
    }

    public async Task<SendReceipt> Send(VisitorMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var accepted = MessageRules.Checked(message);
        if (_conversation.ReceiptOf(accepted.ClientMessageId, out var sentText) is { } known)
        {
            return sentText == accepted.Text
                ? known
                : throw new ChatException(ErrorCodes.MessageIdReused, "This client_message_id was used for another text. Give every message an id of its own.");
        }

        if (_conversation.Unfinished.Count() >= MaxPending)
        {
            throw new ChatException(ErrorCodes.TooManyPending, "Several messages are waiting for their answers. Wait for one before you send more.", TimeSpan.FromSeconds(2));
        }

        var bot = await GrainFactory.GetGrain<ITenantGrain>(_key.TenantId)
            .AdmitTurn(_conversation.Header?.BotId ?? accepted.BotId, accepted.Address, _key.SessionId);
        var now = time.GetUtcNow();
        var question = new ChatMessage(
            NewMessageId(now), _conversation.NextSequence, MessageRole.Visitor, MessageStatus.Complete,
            accepted.Text, Revision: 0, accepted.ClientMessageId, ReplyTo: null, Citations: [], Rating: null, now);
        var reply = new ChatMessage(
            NewMessageId(now), question.Sequence + 1, MessageRole.Bot, MessageStatus.Streaming,
            Text: "", Revision: 0, ClientMessageId: null, question.Id, Citations: [], Rating: null, now);
        var header = Header(bot.Id, accepted, now);

        // Both rows or none: from here on the message is accepted, and every later activation answers it.
        try
        {
            await store.AppendAsync(_key.TenantId, header, [question, reply], CancellationToken.None);
        }
        catch
        {
            // Whether it was stored is not known here. The next activation reads what is.
            await GiveUp();
            throw;
        }

        _conversation.Accept(header, [question, reply]);
        Signal();
        Tell();
        StartAnswering();
        return new SendReceipt(question.Id, reply.Id);
    }

    public async IAsyncEnumerable<SessionEvent> Watch(WatchCursor? cursor, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var watched = _conversation;
        var reader = new SessionReader(watched, cursor);
        while (watched == _conversation && !_ending.IsCancellationRequested)
        {
            // Taken before reading, so that a change in between is not missed.
            var changed = _changed.Task;
            foreach (var change in reader.ReadNew())
            {
                yield return change;
            }

            await changed.WaitAsync(cancellationToken);
        }

        if (watched == _conversation)
        {
            throw new ChatException(ErrorCodes.Unavailable, "The conversation leaves this node. Watch it again from where you are.", TimeSpan.FromSeconds(1));
        }
    }

    public async Task Stop(string messageId)
    {
        var reply = _conversation.Require(messageId);
        if (reply.IsFinal)
        {
            return;
        }

        if (_turn?.Reply == reply)
        {
            _turn.Stop();
            return;
        }

        await Finish(reply, MessageStatus.Stopped, [], usage: null);
    }

    public async Task Rate(string messageId, Rating rating, string? comment)
    {
        var message = _conversation.Require(messageId);
        if (message.Role == MessageRole.Visitor)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, "Only a reply can be rated.");
        }

        var said = MessageRules.Clipped(comment);
        await store.RateAsync(_key.TenantId, messageId, rating, said, CancellationToken.None);
        message.Rate(rating, said);
        Tell();
    }

    public async Task RequestHuman()
    {
        if (_conversation.Header is { Answerer: Answerer.Bot } header)
        {
            var waiting = header with { Answerer = Answerer.Waiting, UpdatedAt = time.GetUtcNow() };
            await store.SaveHeaderAsync(_key.TenantId, waiting, CancellationToken.None);
            _conversation.Update(waiting);
            Signal();
            Tell();
        }
    }

    public Task Wake()
    {
        StartAnswering();
        return Task.CompletedTask;
    }

    public Task<SessionTranscript?> GetTranscript() => Task.FromResult(_conversation.ToTranscript());

    public async Task Delete()
    {
        await store.DeleteAsync(_key.TenantId, _key.SessionId, CancellationToken.None);
        EndConversation();
    }

    public Task Forget()
    {
        EndConversation();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _turn?.Dispose();
        _ending.Dispose();
    }

    /// <summary>Another conversation from here on; watchers and the turn in flight see that theirs is over.</summary>
    private void EndConversation()
    {
        _conversation = Conversation.Empty;
        _turn?.Stop();
        Signal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static string NewMessageId(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N");

    private SessionHeader Header(string botId, VisitorMessage message, DateTimeOffset now) =>
        _conversation.Header is { } header
            ? header with { UpdatedAt = now, Visitor = header.Visitor ?? message.Visitor }
            : new SessionHeader(_key.SessionId, botId, message.Origin, Answerer.Bot, now, now, message.Visitor);

    private async Task<SessionTranscript?> Load(CancellationToken cancellationToken)
    {
        try
        {
            return await store.LoadAsync(_key.TenantId, _key.SessionId, cancellationToken);
        }
        catch (ChatException refusal) when (refusal.Code == ErrorCodes.TenantNotFound)
        {
            // An empty session, then: whatever is asked of it, the tenant's own refusal is the better answer.
            return null;
        }
    }

    private void StartAnswering()
    {
        if (_answering.IsCompleted && _conversation.Unfinished.Any())
        {
            // A longer silence than any turn takes would otherwise let the activation be collected in mid-reply.
            DelayDeactivation(LongestTurn);
            _answering = AnswerAll();
        }
    }

    /// <summary>Answers what is pending, in order, one at a time: streaming calls interleave, so the task in flight is the guard.</summary>
    private async Task AnswerAll()
    {
        try
        {
            while (!_leaving && !_ending.IsCancellationRequested && _conversation.Unfinished.FirstOrDefault() is { } reply)
            {
                await Answer(reply);
            }
        }
        catch (Exception failure)
        {
            // The store did not take it. What is stored is whole, so the next activation begins from there.
            logger.TurnNotStored(failure, _key.TenantId, _key.SessionId);
            await GiveUp();
        }
    }

    /// <summary>Memory and store may differ from here on: whoever watches or asks next is served by an activation that has read the store.</summary>
    private async Task GiveUp()
    {
        await _ending.CancelAsync();
        Signal();
        DeactivateOnIdle();
    }

    private async Task Answer(LiveMessage reply)
    {
        var tenant = GrainFactory.GetGrain<ITenantGrain>(_key.TenantId);
        var config = await tenant.GetConfig();
        if (config is not { Status: TenantStatus.Active } || config.FindBot(_conversation.Header!.BotId) is not { } bot)
        {
            await Finish(reply, MessageStatus.Failed, [], usage: null);
            return;
        }

        _turn = new ReplyTurn(
            answerer, store, time, logger, _key, reply, amount => tenant.Reserve(new SpendReservation(reply.Id, reply.Revision, amount)), Signal);
        using var looking = this.RegisterGrainTimer(StopWithTenant, new GrainTimerCreationOptions(TenantActivity.Look, TenantActivity.Look) { Interleave = true });
        try
        {
            var ended = await _turn.Run(config, bot, _conversation, _ending.Token);
            if (ended is null)
            {
                await GiveUp();
            }
            else if (_conversation.IndexOf(reply.Id) >= 0)
            {
                await Finish(reply, ended.Status, ended.Citations, ended.Usage);
            }
            else if (ended.Usage is not null)
            {
                await Meter(reply, bot, ended.Usage);
            }
        }
        finally
        {
            _turn.Dispose();
            _turn = null;
        }
    }

    /// <summary>A tenant that is suspended has nothing written in its name; what was written stands.</summary>
    private async Task StopWithTenant()
    {
        if (_turn is { } turn && !await GrainFactory.IsTenantActive(_key.TenantId) && _turn == turn)
        {
            turn.Stop();
        }
    }

    /// <summary>For a reply that was removed meanwhile: what its model was paid for stays counted.</summary>
    private async Task Meter(LiveMessage reply, BotConfig bot, TurnUsage usage)
    {
        try
        {
            await usageStore.RecordAsync(_key.TenantId, _key.SessionId, bot.Id, reply.Id, usage, time.GetUtcNow(), CancellationToken.None);
        }
        catch (ChatException refusal) when (refusal.Code == ErrorCodes.TenantNotFound)
        {
            // So was the tenant, and with it all that was counted.
        }
    }

    private async Task Finish(LiveMessage reply, MessageStatus status, ImmutableArray<Citation> citations, TurnUsage? usage)
    {
        if (_conversation.IndexOf(reply.Id) < 0)
        {
            return;
        }

        var header = _conversation.Header! with { UpdatedAt = time.GetUtcNow() };
        var final = reply.Snapshot() with { Status = status, Citations = citations };
        if (!await store.CompleteAsync(_key.TenantId, header, final, usage, CancellationToken.None))
        {
            // Two of this session were alive at a time, as when a silo was thought dead too early; the other one was first.
            logger.Superseded(_key.TenantId, _key.SessionId);
            await GiveUp();
            return;
        }

        reply.Finish(status, citations);
        _conversation.Update(header);
        Signal();
        Tell();
    }

    /// <summary>Tells those who follow the tenant that its list of conversations has changed.</summary>
    private void Tell() => GrainFactory.Tell(_key.TenantId, ChangeTopic.Sessions, _key.SessionId);

    /// <summary>Wakes every watcher.</summary>
    private void Signal()
    {
        var changed = _changed;
        _changed = NewSignal();
        changed.SetResult();
    }
}
