using ChatPlatform.Storage.Conversations;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace ChatPlatform.Sessions;

/// <summary>
/// Answers a session's messages by its bot, in order, one at a time: streaming calls interleave, so the task in flight is
/// the guard. Runs on the session grain's scheduler.
/// </summary>
/// <param name="unanswered">Told of a reply that says it does not know, before that is stored.</param>
/// <param name="stay">Keeps the activation from being collected for so long.</param>
/// <param name="showInterval">Between two showings of a reply that grows, at least.</param>
/// <param name="timer">A timer of the grain, due after and then every so long.</param>
internal sealed class BotReplies(
    LiveSession session,
    IConversationStore store,
    IUsageStore usageStore,
    IAnswerer answerer,
    IGrainFactory grains,
    TimeProvider time,
    ILogger logger,
    Func<TenantConfig, BotConfig, LiveMessage, Task> unanswered,
    Action<TimeSpan> stay,
    TimeSpan showInterval,
    Func<Func<Task>, TimeSpan, IGrainTimer> timer) : IDisposable
{
    public const int MaxPending = 5;

    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(10);

    private ReplyTurn? _turn;
    private Task _answering = Task.CompletedTask;
    private bool _isPaused;

    private string TenantId => session.Key.TenantId;

    /// <summary>Begins with what is pending, if that is not being done.</summary>
    public void Start()
    {
        if (!_isPaused && _answering.IsCompleted && session.Conversation.Unfinished.Any())
        {
            // A longer silence than any turn takes would otherwise let the activation be collected in mid-reply.
            stay(LongestTurn);
            _answering = AnswerAll();
        }
    }

    /// <summary>Ends a reply and keeps what was written of it.</summary>
    public async Task Stop(LiveMessage reply)
    {
        if (_turn?.Reply == reply)
        {
            _turn.Stop();
        }
        else if (!reply.IsFinal)
        {
            await Finish(reply, ReplyEnd.Without(MessageStatus.Stopped));
        }
    }

    /// <summary>Ends the reply in flight, and begins no other until <see cref="Resume"/>.</summary>
    public async Task Pause()
    {
        _isPaused = true;
        _turn?.Stop();
        await _answering;
    }

    public void Resume()
    {
        _isPaused = false;
        Start();
    }

    /// <summary>Lets the reply in flight end, and begins no other.</summary>
    /// <exception cref="OperationCanceledException">There was no time for that.</exception>
    public async Task Leave(CancellationToken cancellationToken)
    {
        _isPaused = true;
        await _answering.WaitAsync(cancellationToken);
    }

    public void StopAll() => _turn?.Stop();

    public void Dispose() => _turn?.Dispose();

    private async Task AnswerAll()
    {
        try
        {
            while (!_isPaused && !session.IsEnding && session.Conversation.Unfinished.FirstOrDefault() is { } reply)
            {
                await Answer(reply);
            }
        }
        catch (Exception failure)
        {
            // The store did not take it. What is stored is whole, so the next activation begins from there.
            logger.TurnNotStored(failure, TenantId, session.Key.SessionId);
            await session.GiveUp();
        }
    }

    private async Task Answer(LiveMessage reply)
    {
        var tenant = grains.GetGrain<ITenantGrain>(TenantId);
        var conversation = session.Conversation;
        var config = await tenant.GetConfig();
        if (_isPaused)
        {
            return;
        }

        if (config is not { Status: TenantStatus.Active } || config.FindBot(conversation.Header!.BotId) is not { } bot)
        {
            await Finish(reply, ReplyEnd.Without(MessageStatus.Failed));
            return;
        }

        using var pace = new ReplyPace(showInterval, time, late => timer(late, Timeout.InfiniteTimeSpan), session.Signal);
        _turn = new ReplyTurn(
            answerer, store, time, logger, session.Key, reply,
            amount => tenant.Reserve(new SpendReservation(reply.Id, reply.Revision, amount)), pace.Grew);
        using var looking = timer(StopWithTenant, TenantActivity.Look);
        try
        {
            var ended = await _turn.Run(config, bot, conversation, session.Ending);
            if (ended is null)
            {
                await session.GiveUp();
            }
            else if (session.Conversation.IndexOf(reply.Id) >= 0)
            {
                if (ended.Status == MessageStatus.Unanswered)
                {
                    await unanswered(config, bot, reply);
                }

                await Finish(reply, ended);
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
        if (_turn is { } turn && !await grains.IsTenantActive(TenantId) && _turn == turn)
        {
            turn.Stop();
        }
    }

    /// <summary>For a reply that was removed meanwhile: what its model was paid for stays counted.</summary>
    private async Task Meter(LiveMessage reply, BotConfig bot, TurnUsage usage)
    {
        try
        {
            await usageStore.RecordAsync(TenantId, session.Key.SessionId, bot.Id, reply.Id, usage, time.GetUtcNow(), CancellationToken.None);
        }
        catch (ChatException refusal) when (refusal.Code == ErrorCodes.TenantNotFound)
        {
            // So was the tenant, and with it all that was counted.
        }
    }

    private async Task Finish(LiveMessage reply, ReplyEnd end)
    {
        var conversation = session.Conversation;
        if (conversation.IndexOf(reply.Id) < 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var final = reply.Snapshot() with { Status = end.Status, Citations = end.Citations, Retrieval = end.Retrieval };
        if (!await store.CompleteAsync(TenantId, conversation.Header! with { UpdatedAt = now }, final, end.Usage, CancellationToken.None))
        {
            // Two of this session were alive at a time, as when a silo was thought dead too early; the other one was first.
            logger.Superseded(TenantId, session.Key.SessionId);
            await session.GiveUp();
            return;
        }

        reply.Finish(end.Status, end.Citations, end.Retrieval);
        conversation.Touch(now);
        session.Stored();
    }
}
