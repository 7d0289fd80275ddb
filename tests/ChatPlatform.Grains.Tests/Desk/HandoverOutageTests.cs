using ChatPlatform.Desk;
using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Sessions;
using static ChatPlatform.Grains.Tests.Support.DeskCluster;
using static ChatPlatform.Grains.Tests.Support.FaultyConversations;

namespace ChatPlatform.Grains.Tests.Desk;

/// <summary>A desk whose database or node goes away under it: nothing is lost, and nothing is there twice.</summary>
public sealed class HandoverOutageTests : IAsyncLifetime
{
    private ChatCluster _cluster = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ISessionGrain Session => _cluster.Session();

    public async ValueTask InitializeAsync() => _cluster = await StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Theory]
    [InlineData(Fault.BeforeTheWrite)]
    [InlineData(Fault.AfterTheWrite)]
    public async Task Every_step_whose_storing_is_unknown_is_done_once_when_it_is_repeated(Fault fault)
    {
        await BrokenAsync(() => Session.RequestHuman(new HumanRequest()));
        await BrokenAsync(() => Session.Take(Ann));
        _cluster.Faults.BreakNextAppend(fault);
        await PatientlyAsync(() => Session.Reply(new AgentMessage("a1", "Hello.", Ann)));
        _cluster.Faults.BreakNextAppend(fault);
        await PatientlyAsync(() => Session.Send(new VisitorMessage("c1", "Good day.")));
        await BrokenAsync(() => Session.Transfer(Ann, null));
        await BrokenAsync(() => Session.Take(Bob));
        await BrokenAsync(() => Session.HandBack(Bob));
        await BrokenAsync(() => Session.Send(new VisitorMessage("c2", "I need a human")));
        await BrokenAsync(() => Session.Close(Bob));

        Assert.Equal(
            [
                "System: Nobody is free right now. Leave your message: the reply will be here.",
                "System: Ann is answering now.",
                "Agent: Hello.",
                "Visitor: Good day.",
                "System: Nobody is free right now. Leave your message: the reply will be here.",
                "System: Bob is answering now.",
                "System: Bob has left. The assistant answers again.",
                "Visitor: I need a human",
                "System: Nobody is free right now. Leave your message: the reply will be here.",
                "System: Bob has closed the conversation. If there is more, just write.",
            ],
            await _cluster.SaidAsync());
        Assert.Empty((await _cluster.Inbox().GetSnapshot()).Items);

        async Task BrokenAsync(Func<Task> step)
        {
            _cluster.Faults.BreakNextHandOver(fault);
            await PatientlyAsync(step);
        }
    }

    [Theory]
    [InlineData(Fault.BeforeTheWrite)]
    [InlineData(Fault.AfterTheWrite)]
    public async Task A_bot_that_asks_for_a_person_does_so_once_though_its_reply_is_begun_anew(Fault fault)
    {
        await _cluster.HandOverByAsync(new HandoverRule(Enabled: true, AfterUnanswered: 1));
        _cluster.Faults.BreakNextHandOver(fault);
        var receipt = await Session.Send(new VisitorMessage("c1", "Why?"));
        await PlayAsync(_cluster.Model.NextTurnAsync());

        await PlayAsync(WokenAsync());
        await using var watcher = new Watcher(Session);
        await watcher.UntilCompletedAsync(receipt.ReplyId!);

        Assert.Equal(["Visitor", "Bot", "System"], (await _cluster.SaidAsync()).Select(said => said.Split(':')[0]));
        Assert.Equal(HandoverReason.Unanswered, (await Session.GetTranscript())!.Handover!.Reason);

        static async Task PlayAsync(Task<PlayedTurn> next)
        {
            var turn = await next;
            turn.Say("[[NO_ANSWER]]\nNo.");
            turn.End();
        }
    }

    [Fact]
    public async Task An_activation_that_has_not_seen_an_agent_come_neither_answers_nor_lets_another_agent_in()
    {
        await _cluster.AskAsync();

        // As the session's activation on another silo does.
        var stored = (await _cluster.Conversations.LoadAsync(ChatCluster.Tenant, "s1", Cancellation))!;
        await _cluster.Conversations.HandOverAsync(
            ChatCluster.Tenant,
            new(stored.SessionId, stored.BotId, stored.Origin, Answerer.Agent, stored.CreatedAt, stored.UpdatedAt, Handover: new Handover(1, Bob)),
            [stored.Messages[0] with { Id = "m1", Sequence = 3, Role = MessageRole.System, Text = "Bob is answering now.", ClientMessageId = null }],
            Cancellation);

        await RefusedAsync(ErrorCodes.Taken, () => PatientlyAsync(() => Session.Take(Ann)));
        Assert.Null((await PatientlyAsync(() => Session.Send(new VisitorMessage("c9", "Hello?")))).ReplyId);
        Assert.Equal(1, _cluster.Model.Count);
    }

    [Fact]
    public async Task A_reply_in_flight_on_a_silo_that_was_thought_dead_ends_when_an_agent_takes_over_elsewhere()
    {
        await using var watcher = new Watcher(Session);
        var receipt = await Session.Send(new VisitorMessage("c1", "Why?"));
        var turn = await _cluster.Model.NextTurnAsync();
        turn.Say("Because");
        await watcher.UntilTextAsync(receipt.ReplyId!, "Because");
        var stored = (await _cluster.Conversations.LoadAsync(ChatCluster.Tenant, "s1", Cancellation))!;
        await _cluster.Conversations.HandOverAsync(
            ChatCluster.Tenant,
            new(stored.SessionId, stored.BotId, stored.Origin, Answerer.Agent, stored.CreatedAt, stored.UpdatedAt, Handover: new Handover(1, Bob)), [], Cancellation);

        turn.Say(" it is so.");
        turn.End();
        await Assert.ThrowsAnyAsync<Exception>(() => watcher.UntilCompletedAsync(receipt.ReplyId!));

        var after = await PatientlyAsync(() => Session.GetTranscript());
        Assert.Equal((Answerer.Agent, MessageStatus.Stopped), (after!.Answerer, after.Messages[1].Status));
        Assert.DoesNotContain("it is so", after.Messages[1].Text, StringComparison.Ordinal);
    }

    /// <summary>As the waker does, again and again: the failed activation may still be leaving.</summary>
    private async Task<PlayedTurn> WokenAsync()
    {
        var next = _cluster.Model.NextTurnAsync();
        while (!next.IsCompleted)
        {
            await Session.Wake();
            await Task.Yield();
        }

        return await next;
    }
}
