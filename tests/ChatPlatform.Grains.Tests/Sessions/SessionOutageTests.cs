using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Sessions;
using Orleans.Runtime;
using static ChatPlatform.Grains.Tests.Support.FaultyConversations;

namespace ChatPlatform.Grains.Tests.Sessions;

/// <summary>A session whose database or node goes away under it.</summary>
public sealed class SessionOutageTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private ChatCluster _cluster = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static VisitorMessage Question => new("c1", "Can I return it?");

    public async ValueTask InitializeAsync() => _cluster = await ChatCluster.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Theory]
    [InlineData(Fault.BeforeTheWrite)]
    [InlineData(Fault.AfterTheWrite)]
    public async Task A_message_whose_storing_is_unknown_can_be_sent_again_and_is_answered_once(Fault fault)
    {
        _cluster.Faults.BreakNextAppend(fault);
        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.Session().Send(Question));
        Assert.Equal(ErrorCodes.Unavailable, refusal.Code);

        var receipt = await SendPatientlyAsync(Question);
        var turn = await _cluster.Model.NextTurnAsync();
        turn.Say("Within 30 days.");
        turn.End();
        var stored = await UntilFinalAsync(receipt.ReplyId!);

        Assert.Equal(2, stored.Messages.Length);
        Assert.Equal(1, await _cluster.TurnsMeteredAsync());
    }

    [Theory]
    [InlineData(Fault.BeforeTheWrite)]
    [InlineData(Fault.AfterTheWrite)]
    public async Task A_reply_whose_storing_is_unknown_ends_once_and_its_watchers_are_told_to_come_again(Fault fault)
    {
        await using var watcher = new Watcher(_cluster.Session());
        var receipt = await _cluster.Session().Send(Question);
        _cluster.Faults.BreakNextComplete(fault);
        var turn = await _cluster.Model.NextTurnAsync();
        turn.Say("Within 30 days.");
        await watcher.UntilTextAsync(receipt.ReplyId!, "Within 30 days.");
        turn.End();

        var refusal = await Assert.ThrowsAnyAsync<Exception>(() => watcher.UntilCompletedAsync(receipt.ReplyId!));
        Assert.True(refusal is EnumerationAbortedException or ChatException { Code: ErrorCodes.Unavailable }, refusal.ToString());
        await _cluster.Session().Wake();
        if (fault == Fault.BeforeTheWrite)
        {
            var again = await _cluster.Model.NextTurnAsync();
            again.Say("Within 30 days.");
            again.End();
        }

        var stored = await UntilFinalAsync(receipt.ReplyId!);
        Assert.Equal("Within 30 days.", stored.Messages[1].Text);
        Assert.Equal(fault == Fault.BeforeTheWrite ? 2 : 1, _cluster.Model.Count);
        Assert.Equal(1, await _cluster.TurnsMeteredAsync());
    }

    [Fact]
    public async Task An_activation_that_another_has_overtaken_stores_nothing_more()
    {
        var receipt = await _cluster.Session().Send(Question);
        var turn = await _cluster.Model.NextTurnAsync();
        turn.Say("Old words.");

        // As the activation on another silo does when it begins the reply anew.
        Assert.True(await _cluster.Conversations.CheckpointAsync(ChatCluster.Tenant, receipt.ReplyId!, revision: 1, "", Cancellation));
        turn.End();
        var again = await NextTurnAfterWakingAsync();
        again.Say("New words.");
        again.End();

        var stored = await UntilFinalAsync(receipt.ReplyId!);
        Assert.Equal("New words.", stored.Messages[1].Text);
        Assert.Equal(2, stored.Messages[1].Revision);
    }

    [Fact]
    public async Task A_session_that_nobody_asks_for_is_answered_when_it_is_woken()
    {
        var receipt = await _cluster.Session().Send(Question);
        _cluster.Faults.BreakNextComplete(Fault.BeforeTheWrite);
        (await _cluster.Model.NextTurnAsync()).End();

        var again = await NextTurnAfterWakingAsync();
        again.Say("Within 30 days.");
        again.End();

        Assert.Equal("Within 30 days.", (await UntilFinalAsync(receipt.ReplyId!)).Messages[1].Text);
    }

    [Fact]
    public async Task A_silo_that_is_stopped_lets_the_reply_in_flight_end()
    {
        var receipt = await _cluster.Session().Send(Question);
        var turn = await _cluster.Model.NextTurnAsync();
        turn.Say("Within ");

        var stopping = _cluster.StopSiloAsync().AsTask();
        turn.Say("30 days.");
        turn.End();
        await stopping;

        var stored = await _cluster.Conversations.LoadAsync(ChatCluster.Tenant, "s1", Cancellation);
        Assert.Equal("Within 30 days.", stored!.Messages.Single(message => message.Id == receipt.ReplyId).Text);
        Assert.Equal(1, _cluster.Model.Count);
    }

    /// <summary>As the front does: the failed activation may still be leaving.</summary>
    private async Task<SendReceipt> SendPatientlyAsync(VisitorMessage message)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                return await _cluster.Session().Send(message);
            }
            catch (ChatException refusal) when (refusal.Code == ErrorCodes.Unavailable && !patience.IsCancellationRequested)
            {
                await Task.Yield();
            }
        }
    }

    /// <summary>As the waker does, again and again: the failed activation may still be leaving.</summary>
    private async Task<PlayedTurn> NextTurnAfterWakingAsync()
    {
        var next = _cluster.Model.NextTurnAsync();
        while (!next.IsCompleted)
        {
            await _cluster.Session().Wake();
            await Task.Yield();
        }

        return await next;
    }

    private async Task<SessionTranscript> UntilFinalAsync(string replyId)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var stored = await _cluster.Conversations.LoadAsync(ChatCluster.Tenant, "s1", patience.Token);
            if (stored!.Messages.Single(message => message.Id == replyId).IsFinal)
            {
                return stored;
            }

            await Task.Yield();
        }
    }
}
