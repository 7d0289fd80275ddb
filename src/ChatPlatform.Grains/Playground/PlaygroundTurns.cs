using System.Runtime.CompilerServices;
using ChatPlatform.Models;
using ChatPlatform.Models.Answering;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Tenants;
using Orleans;

namespace ChatPlatform.Playground;

/// <summary>
/// Asks a bot as a visitor would, with what is found and what the model is told laid open. A trial counts against the
/// tenant's limits and is metered as a turn is; it is no conversation, and nothing that is said in it is kept.
/// </summary>
public sealed class PlaygroundTurns(
    QuestionGrounding grounding, BotModels models, ModelPrices prices, IUsageStore usage, Plans plans, IGrainFactory grains, TimeProvider time)
{
    private const int MostPassages = 50;

    /// <summary>Whether the trial may be made; a token of each of the tenant's buckets is taken for it.</summary>
    /// <returns>The trial with its question trimmed.</returns>
    /// <exception cref="ChatException">
    /// <c>message_empty</c>, <c>message_too_long</c>, <c>invalid_request</c>, and whatever the tenant refuses of a turn.
    /// </exception>
    public async Task<PlaygroundTrial> AdmitAsync(PlaygroundTrial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var question = MessageRules.CheckedText(trial.Question, VisitorMessage.MaxTextLength);
        TenantRules.Check(trial.Bot);
        if (trial.Passages is < 1 or > MostPassages)
        {
            throw new ChatException(ErrorCodes.InvalidRequest, $"k must be 1 to {MostPassages}.");
        }

        await grains.GetGrain<ITenantGrain>(trial.Tenant.Id).AdmitTurn(trial.Bot.Id, address: null);
        return trial with { Question = question };
    }

    /// <exception cref="ChatException"><c>model_unavailable</c>, <c>spend_ceiling_reached</c>.</exception>
    public async IAsyncEnumerable<PlaygroundEvent> RunAsync(PlaygroundTrial trial, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trial);
        var began = time.GetTimestamp();
        var grounded = await grounding.AskAsync(trial.Tenant, trial.Bot, trial.Question, trial.History, trial.Passages, cancellationToken);
        var retrieved = Elapsed();
        yield return new RetrievedEvent(grounded.Hits);
        yield return new PromptEvent([.. grounded.Prompt.Messages.Select(message => new PromptMessage(message.Role.Value, message.Text))]);

        var stream = await models.OpenAsync(trial.Tenant, trial.Bot, grounded.Prompt, amount => HasRoomAsync(trial.Tenant, amount), cancellationToken);
        var firstText = -1L;
        try
        {
            await foreach (var words in stream.ReadAsync(cancellationToken))
            {
                firstText = firstText < 0 ? Elapsed() : firstText;
                yield return new WordsEvent(words);
            }
        }
        finally
        {
            // A model that has begun to answer has its price, whoever has stopped reading.
            if (firstText >= 0)
            {
                await MeterAsync(trial, Used(stream, firstText));
            }
        }

        var outcome = stream.Conclude();
        var used = Used(stream, firstText);
        yield return new CitedEvent(outcome.Citations);
        yield return new EndedEvent(outcome.Status, used, used.Cost, prices.Currency, new PlaygroundTimings(retrieved, firstText, Elapsed()));

        long Elapsed() => (long)time.GetElapsedTime(began).TotalMilliseconds;
    }

    private static TurnUsage Used(AnswerStream stream, long firstText) => stream.Conclude().Usage with { FirstTextMs = (int)firstText };

    /// <summary>By what the month has cost; a trial has no row to set money aside in, so two at a time may both find the same room.</summary>
    private async Task<bool> HasRoomAsync(TenantConfig tenant, decimal amount)
    {
        var ceiling = plans.LimitsOf(tenant).SpendPerMonth;
        if (ceiling == 0)
        {
            return true;
        }

        var month = await usage.ReadMonthAsync(tenant.Id, TurnLimiter.MonthOf(time.GetUtcNow()), CancellationToken.None);
        return month.Spent + month.Reserved + amount <= ceiling;
    }

    private Task MeterAsync(PlaygroundTrial trial, TurnUsage used)
    {
        var now = time.GetUtcNow();
        return usage.RecordAsync(
            trial.Tenant.Id, sessionId: "", trial.Bot.Id, Guid.CreateVersion7(now).ToString("N"), used, now, CancellationToken.None);
    }
}
