using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Models;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Tenants;

namespace ChatPlatform.Grains.Tests.Sessions;

/// <summary>The month's spending ceiling holds, whatever happens between the setting aside and the bill.</summary>
public sealed class SpendTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly DateTimeOffset Month = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private ChatCluster _cluster = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await ChatCluster.StartAsync(price: new ModelPrice(Input: 1_000, Output: 2_000));

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task What_a_reply_may_cost_is_set_aside_before_its_model_is_asked_and_settled_at_its_end()
    {
        await SetCeilingAsync(1_000);
        var receipt = await _cluster.Session().Send(new VisitorMessage("c1", "Can I return it?"));
        var turn = await _cluster.Model.NextTurnAsync();

        var during = await ReadMonthAsync();
        Assert.Equal(0, during.Spent);
        Assert.True(during.Reserved > 2m, $"{during.Reserved} is less than the most that the reply may have costs.");
        Assert.Equal(1, during.Turns);

        await EndAsync(turn, "s1", receipt);
        var usage = await _cluster.Conversations.FindUsageAsync(ChatCluster.Tenant, receipt.ReplyId!, Cancellation);
        Assert.Equal(new ModelPrice(1_000, 2_000).Of(usage!.InputTokens, usage.OutputTokens), usage.Cost);
        Assert.Equal(new MonthUsage(1, usage.Cost, 0), await ReadMonthAsync());
        Assert.True(usage.Cost < during.Reserved);
    }

    [Fact]
    public async Task A_reply_that_does_not_fit_asks_no_model_and_the_next_message_is_refused_at_the_door_until_the_month_ends()
    {
        await SetCeilingAsync(0.5m);
        await using var watcher = new Watcher(_cluster.Session());
        var receipt = await _cluster.Session().Send(new VisitorMessage("c1", "Can I return it?"));
        await watcher.UntilCompletedAsync(receipt.ReplyId!);

        Assert.Equal(ErrorCodes.SpendCeilingReached, Assert.Single(watcher.Events.OfType<ErrorEvent>()).Code);
        Assert.Equal(0, _cluster.Model.Count);
        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.Session().Send(new VisitorMessage("c2", "And now?")));
        Assert.Equal((ErrorCodes.SpendCeilingReached, LimitNames.SpendPerMonth), (refusal.Code, refusal.Limit));
        Assert.Equal(Month.AddMonths(1) - _cluster.Time.GetUtcNow(), refusal.RetryAfter);
        Assert.Equal(2, (await _cluster.Session().GetTranscript())!.Messages.Length);

        await SetCeilingAsync(1_000);
        _cluster.Time.Advance(TimeSpan.FromSeconds(2));
        await _cluster.Session().Send(new VisitorMessage("c3", "And with more money?"));
        await _cluster.Model.NextTurnAsync();
    }

    [Fact]
    public async Task A_tenant_that_wants_it_so_is_answered_by_the_built_in_model_and_the_usage_says_by_whom()
    {
        await SetCeilingAsync(0.5m, degrade: true);
        var receipt = await _cluster.Session().Send(new VisitorMessage("c1", "Can I return it?"));
        var turn = await _cluster.Model.NextTurnAsync();
        Assert.Equal(ModelNames.Extractive, turn.Provider);
        await EndAsync(turn, "s1", receipt);

        var usage = await _cluster.Conversations.FindUsageAsync(ChatCluster.Tenant, receipt.ReplyId!, Cancellation);
        Assert.Equal((ModelNames.Extractive, 0m), (usage!.Provider, usage.Cost));
        Assert.Equal(new MonthUsage(1, 0, 0), await ReadMonthAsync());
    }

    [Fact]
    public async Task Of_many_at_once_no_more_are_asked_for_than_fit_and_room_comes_back_when_a_reply_ends()
    {
        await SetCeilingAsync(1_000);
        var first = await _cluster.Session("first").Send(new VisitorMessage("c1", "Can I return it?"));
        var turn = await _cluster.Model.NextTurnAsync();
        var each = (await ReadMonthAsync()).Reserved;
        await SetCeilingAsync(3.5m * each);

        string[] sessions = [.. Enumerable.Range(1, 8).Select(number => $"s{number}")];
        var receipts = await Task.WhenAll(sessions.Select(TrySendAsync));
        _ = (await _cluster.Model.NextTurnAsync(), await _cluster.Model.NextTurnAsync());
        await UntilAsync(async () =>
        {
            var accepted = await Task.WhenAll(sessions.Zip(receipts).Where(sent => sent.Second is not null).Select(sent => ReplyAsync(sent.First, sent.Second!)));
            return accepted.Count(reply => !reply.IsFinal) == 2 ? accepted : null;
        });
        Assert.Equal(3, _cluster.Model.Count);
        Assert.Equal(3 * each, (await ReadMonthAsync()).Reserved);

        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.Session("late").Send(new VisitorMessage("c1", "Can I return it?")));
        Assert.True(refusal.RetryAfter < TimeSpan.FromMinutes(1), "The room that replies in flight hold comes back soon.");
        await EndAsync(turn, "first", first);
        _cluster.Time.Advance(refusal.RetryAfter!.Value);
        await _cluster.Session("late").Send(new VisitorMessage("c1", "Can I return it?"));
        Assert.Equal(PlayedCatalog.Paid, (await _cluster.Model.NextTurnAsync()).Provider);
    }

    [Fact]
    public async Task What_a_dead_silo_had_set_aside_counts_until_its_reply_is_answered_anew_and_then_once()
    {
        await SetCeilingAsync(3);
        await LeaveUnfinishedAsync("dead", reserved: 2.5m);
        await _cluster.RestartAsync();

        var other = await _cluster.Session("other").Send(new VisitorMessage("c1", "Can I return it?"));
        await UntilAsync(async () => await ReplyAsync("other", other) is { Status: MessageStatus.Failed } failed ? failed : null);
        Assert.Equal(0, _cluster.Model.Count);

        // Answered anew, the reply takes the place of its own reservation, so that there is room for it.
        await _cluster.Session("dead").Wake();
        var turn = await _cluster.Model.NextTurnAsync();
        turn.Say("Within 30 days.");
        turn.End();
        await UntilAsync(async () => (await ReadMonthAsync()).Reserved == 0 ? "settled" : null);

        var usage = await _cluster.Conversations.FindUsageAsync(ChatCluster.Tenant, "reply-dead", Cancellation);
        Assert.Equal(usage!.Cost, (await ReadMonthAsync()).Spent);
    }

    [Fact]
    public async Task A_conversation_that_is_removed_in_mid_reply_has_cost_what_it_cost()
    {
        await SetCeilingAsync(1_000);
        await _cluster.Session().Send(new VisitorMessage("c1", "Can I return it?"));
        var turn = await _cluster.Model.NextTurnAsync();
        turn.Say("Within 30 days.");

        await _cluster.Session().Delete();

        var month = await UntilAsync(async () => await ReadMonthAsync() is { Spent: > 0 } spent ? spent : null);
        Assert.Equal((1, 0m), (month.Turns, month.Reserved));
    }

    [Fact]
    public async Task A_model_that_fails_in_mid_reply_has_its_price_and_one_that_cannot_be_reached_has_none()
    {
        await SetCeilingAsync(1_000);
        var unreached = await _cluster.Session("s1").Send(new VisitorMessage("c1", "Can I return it?"));
        (await _cluster.Model.NextTurnAsync()).Fail(new ChatException(ErrorCodes.ModelUnavailable, "The model cannot be reached."));
        await UntilAsync(async () => await ReplyAsync("s1", unreached) is { Status: MessageStatus.Failed } failed ? failed : null);
        Assert.Equal(new MonthUsage(0, 0, 0), await ReadMonthAsync());

        var broken = await _cluster.Session("s2").Send(new VisitorMessage("c1", "Can I return it?"));
        await using var watcher = new Watcher(_cluster.Session("s2"));
        var turn = await _cluster.Model.NextTurnAsync();
        turn.Say("Within");
        await watcher.UntilTextAsync(broken.ReplyId!, "Within");
        turn.Fail(new ChatException(ErrorCodes.ModelUnavailable, "The model's provider has a fault."));
        await UntilAsync(async () => await ReplyAsync("s2", broken) is { Status: MessageStatus.Failed } failed ? failed : null);
        Assert.True((await ReadMonthAsync()).Spent > 0);
    }

    [Fact]
    public async Task The_report_shows_what_is_allowed_what_is_used_and_when_that_begins_anew()
    {
        await SetCeilingAsync(1_000);
        await _cluster.Session().Send(new VisitorMessage("c1", "Can I return it?"));
        await _cluster.Model.NextTurnAsync();

        var report = await _cluster.TenantGrain().GetLimits();

        Assert.Equal((Plan.Standard, "EUR", false), (report.Plan, report.Currency, report.DegradesToExtractive));
        var limits = report.Limits.ToDictionary(limit => limit.Name);
        Assert.Equal(new LimitUse(LimitNames.TurnsPerMinute, 600), limits[LimitNames.TurnsPerMinute]);
        Assert.Equal(new LimitUse(LimitNames.MessagesPerMonth, null, 1, Month.AddMonths(1)), limits[LimitNames.MessagesPerMonth]);
        Assert.Equal(new LimitUse(LimitNames.SpendPerMonth, 1_000, (await ReadMonthAsync()).Reserved, Month.AddMonths(1)), limits[LimitNames.SpendPerMonth]);
        Assert.Equal(new LimitUse(LimitNames.Bots, null, 1), limits[LimitNames.Bots]);
        Assert.Equal(new LimitUse(LimitNames.Documents, null, 0), limits[LimitNames.Documents]);
    }

    private static async Task<T> UntilAsync<T>(Func<Task<T?>> look)
        where T : class
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await look() is { } seen)
            {
                return seen;
            }

            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <returns>The reply; null when the message was refused at the door.</returns>
    private async Task<SendReceipt?> TrySendAsync(string session)
    {
        try
        {
            return await _cluster.Session(session).Send(new VisitorMessage("c1", "Can I return it?"));
        }
        catch (ChatException refusal) when (refusal.Code == ErrorCodes.SpendCeilingReached)
        {
            return null;
        }
    }

    private Task<TenantConfig> SetCeilingAsync(decimal ceiling, bool degrade = false) =>
        _cluster.TenantGrain().Update(new TenantDraft(Limits: new TenantLimits(SpendPerMonth: ceiling), DegradeToExtractive: degrade), null);

    private Task<MonthUsage> ReadMonthAsync() => _cluster.Usage.ReadMonthAsync(ChatCluster.Tenant, Month, Cancellation);

    private async Task EndAsync(PlayedTurn turn, string session, SendReceipt receipt)
    {
        turn.Say("Within 30 days.");
        turn.End();
        await UntilAsync(async () => await ReplyAsync(session, receipt) is { Status: MessageStatus.Complete } ended ? ended : null);
    }

    private async Task<ChatMessage> ReplyAsync(string session, SendReceipt receipt) =>
        (await _cluster.Conversations.LoadAsync(ChatCluster.Tenant, session, Cancellation))!.Messages.Single(message => message.Id == receipt.ReplyId);

    /// <summary>What a silo leaves that dies between the setting aside and the end.</summary>
    private async Task LeaveUnfinishedAsync(string session, decimal reserved)
    {
        var now = _cluster.Time.GetUtcNow();
        await _cluster.Conversations.AppendAsync(
            ChatCluster.Tenant,
            new SessionHeader(session, "main", null, Answerer.Bot, now, now),
            [
                new ChatMessage($"question-{session}", 1, MessageRole.Visitor, MessageStatus.Complete, "Can I return it?", 0, "c1", null, [], null, now),
                new ChatMessage($"reply-{session}", 2, MessageRole.Bot, MessageStatus.Streaming, "", 0, null, $"question-{session}", [], null, now),
            ],
            Cancellation);
        Assert.True(await _cluster.Usage.ReserveAsync(
            ChatCluster.Tenant, new SpendReservation($"reply-{session}", 0, reserved), Month, ceiling: 1_000, Cancellation));
    }
}
