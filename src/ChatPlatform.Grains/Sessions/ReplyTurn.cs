using System.Collections.Immutable;
using ChatPlatform.Models.Answering;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Sessions;

/// <summary>
/// Writes one reply: asks, lets the text grow where watchers see it, keeps a checkpoint now and then.
/// Runs on the session grain's scheduler.
/// </summary>
internal sealed class ReplyTurn(
    IAnswerer answerer,
    IConversationStore store,
    TimeProvider time,
    ILogger logger,
    SessionKey key,
    LiveMessage reply,
    ReserveSpend reserve,
    Action changed) : IDisposable
{
    private static readonly TimeSpan CheckpointInterval = TimeSpan.FromSeconds(1);

    /// <summary>Messages before the question; the prompt takes as many of them as fit.</summary>
    private const int MaxHistory = 20;

    private readonly CancellationTokenSource _stop = new();
    private TimeSpan? _firstText;

    public LiveMessage Reply => reply;

    /// <summary>Ends the turn; what was written stands.</summary>
    public void Stop() => _stop.Cancel();

    /// <returns>How the reply ended; null when it is not this activation's any more: it is ending, or another has gone on with the reply.</returns>
    public async Task<ReplyEnd?> Run(TenantConfig tenant, BotConfig bot, Conversation conversation, CancellationToken ending)
    {
        TurnMetrics.Began();
        var began = time.GetTimestamp();
        var end = await Write(tenant, bot, conversation, began, ending);
        TurnMetrics.Ended(end, time.GetElapsedTime(began));
        return end;
    }

    public void Dispose() => _stop.Dispose();

    private async Task<ReplyEnd?> Write(TenantConfig tenant, BotConfig bot, Conversation conversation, long began, CancellationToken ending)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, ending);
        var question = conversation.Require(reply.ReplyTo!).Snapshot();
        AskedAnswer? asked = null;
        try
        {
            asked = await answerer.AskAsync(tenant, bot, question.Text, conversation.HistoryBefore(question.Id, MaxHistory), reserve, either.Token);
            var checkpointAt = time.GetUtcNow() + CheckpointInterval;
            await foreach (var delta in asked.Stream.ReadAsync(either.Token))
            {
                if (reply.Length == 0)
                {
                    _firstText = time.GetElapsedTime(began);
                    TurnMetrics.SawFirstText(_firstText.Value);
                }

                reply.Append(delta);
                changed();
                if (time.GetUtcNow() >= checkpointAt)
                {
                    if (!await Checkpoint())
                    {
                        return null;
                    }

                    checkpointAt = time.GetUtcNow() + CheckpointInterval;
                }
            }

            var outcome = asked.Stream.Conclude();
            return new ReplyEnd(outcome.Status, outcome.Citations, Timed(outcome.Usage), asked.Retrieval);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            var sofar = asked?.Stream.Conclude();
            return new ReplyEnd(MessageStatus.Stopped, sofar?.Citations ?? [], Timed(sofar?.Usage), asked?.Retrieval);
        }
        catch (Exception failure)
        {
            // A model that has begun to answer has its price, whatever became of the answer.
            return Failed(failure, reply.Length > 0 ? Timed(asked?.Stream.Conclude().Usage) : null, asked?.Retrieval);
        }
    }

    private TurnUsage? Timed(TurnUsage? usage) => _firstText is { } wait && usage is not null ? usage with { FirstTextMs = (int)wait.TotalMilliseconds } : usage;

    /// <summary>A help after a crash, so one that is missed is no reason to end a turn that goes well.</summary>
    /// <returns>false when another activation has gone on with the reply.</returns>
    private async Task<bool> Checkpoint()
    {
        try
        {
            return await store.CheckpointAsync(key.TenantId, reply.Id, reply.Revision, reply.Snapshot().Text, CancellationToken.None);
        }
        catch (Exception failure)
        {
            logger.CheckpointMissed(failure, key.TenantId, key.SessionId);
            return true;
        }
    }

    private ReplyEnd Failed(Exception failure, TurnUsage? usage, ImmutableArray<RetrievedPassage>? retrieval)
    {
        var refusal = failure as ChatException;
        if (refusal is null)
        {
            logger.TurnFailed(failure, key.TenantId, key.SessionId);
        }

        var words = refusal?.Message ?? "Something went wrong while answering. Please ask again.";
        reply.Error = new ErrorEvent(refusal?.Code ?? "internal", words, Retryable: true);
        if (reply.Length == 0)
        {
            reply.Append(words);
        }

        return new ReplyEnd(MessageStatus.Failed, [], usage, retrieval);
    }
}
