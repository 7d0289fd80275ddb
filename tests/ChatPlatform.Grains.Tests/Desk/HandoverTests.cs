using ChatPlatform.Desk;
using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Sessions;
using static ChatPlatform.Grains.Tests.Support.DeskCluster;

namespace ChatPlatform.Grains.Tests.Desk;

/// <summary>How a conversation comes to people, and back.</summary>
public sealed class HandoverTests : IAsyncLifetime
{
    private const string Unanswered = "[[NO_ANSWER]]\nThe pages do not say.";

    private ChatCluster _cluster = null!;

    private ISessionGrain Session => _cluster.Session();

    public async ValueTask InitializeAsync() => _cluster = await StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_visitor_who_asks_for_a_person_is_queued_once_and_told_what_will_happen()
    {
        await _cluster.AskAsync();
        await using var watcher = new Watcher(Session);

        await Session.RequestHuman(new HumanRequest());
        await Session.RequestHuman(new HumanRequest());
        await watcher.UntilAsync(seen => seen.State?.Answerer == Answerer.Waiting, "the queue");

        Assert.Equal(
            ["Visitor: Can I return it?", "Bot: Within 30 days.", "System: Nobody is free right now. Leave your message: the reply will be here."],
            await _cluster.SaidAsync());
        var item = Assert.Single((await _cluster.Inbox().GetSnapshot()).Items);
        Assert.Equal(("s1", Answerer.Waiting, HandoverReason.Requested, _cluster.Time.GetUtcNow()), (item.SessionId, item.State, item.Reason, item.WaitingSince));
    }

    [Fact]
    public async Task A_visitor_may_ask_for_a_person_before_saying_anything()
    {
        await Session.RequestHuman(new HumanRequest("main", Origin: ChatCluster.Origin));

        var transcript = (await Session.GetTranscript())!;
        Assert.Equal((Answerer.Waiting, "main", ChatCluster.Origin), (transcript.Answerer, transcript.BotId, transcript.Origin));
        Assert.Single(transcript.Messages);
    }

    [Fact]
    public async Task A_bot_that_does_not_hand_over_says_so()
    {
        await _cluster.HandOverByAsync(HandoverRule.Off);
        await _cluster.AskAsync();

        await RefusedAsync(ErrorCodes.HandoverOff, () => Session.RequestHuman(new HumanRequest()));
        Assert.Equal(Answerer.Bot, (await Session.GetTranscript())!.Answerer);
    }

    [Fact]
    public async Task While_a_visitor_waits_the_bot_is_silent()
    {
        await Session.RequestHuman(new HumanRequest());

        var receipt = await Session.Send(new VisitorMessage("c1", "Hello?"));

        Assert.Null(receipt.ReplyId);
        Assert.Equal(receipt, await Session.Send(new VisitorMessage("c1", "Hello?")));
        Assert.Equal(0, _cluster.Model.Count);
        Assert.Equal(1, Assert.Single((await _cluster.Inbox().GetSnapshot()).Items).Unread);
    }

    [Fact]
    public async Task While_a_visitor_waits_the_bot_answers_if_the_tenant_says_so()
    {
        await _cluster.HandOverByAsync(new HandoverRule(Enabled: true), DeskSettings.Default with { BotAnswersWhileWaiting = true });
        await Session.RequestHuman(new HumanRequest());

        await _cluster.AskAsync("And when?", "On Monday.");

        Assert.Equal("Bot: On Monday.", (await _cluster.SaidAsync())[^1]);
        Assert.Equal(Answerer.Waiting, (await Session.GetTranscript())!.Answerer);
    }

    [Fact]
    public async Task A_visitor_who_asks_in_words_is_queued_with_the_message_and_no_model_is_asked()
    {
        var receipt = await Session.Send(new VisitorMessage("c1", "I want to talk to a human, please!"));

        Assert.Null(receipt.ReplyId);
        Assert.Equal(0, _cluster.Model.Count);
        Assert.Equal(["Visitor", "System"], (await _cluster.SaidAsync()).Select(said => said.Split(':')[0]));
        Assert.Equal(receipt, await Session.Send(new VisitorMessage("c1", "I want to talk to a human, please!")));
        Assert.Equal(2, (await _cluster.SaidAsync()).Count);
    }

    [Fact]
    public async Task Two_unanswered_questions_in_a_row_ask_for_a_person()
    {
        await _cluster.AskAsync("One?", Unanswered);
        await _cluster.AskAsync("Two?");
        await _cluster.AskAsync("Three?", Unanswered);
        Assert.Equal(Answerer.Bot, (await Session.GetTranscript())!.Answerer);

        await _cluster.AskAsync("Four?", Unanswered);

        var item = Assert.Single((await _cluster.Inbox().GetSnapshot()).Items);
        Assert.Equal(HandoverReason.Unanswered, item.Reason);
        Assert.StartsWith("System: Nobody is free", (await _cluster.SaidAsync())[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_of_never_asks_for_nobody()
    {
        await _cluster.HandOverByAsync(new HandoverRule(Enabled: true, AfterUnanswered: 0, OnRequest: false));

        await _cluster.AskAsync("One?", Unanswered);
        await _cluster.AskAsync("Two?", Unanswered);
        await _cluster.AskAsync("I want to talk to a human", Unanswered);

        Assert.Equal(Answerer.Bot, (await Session.GetTranscript())!.Answerer);
    }

    [Fact]
    public async Task Of_ten_agents_who_take_a_visitor_at_once_one_does_and_the_others_are_told_who()
    {
        await Session.RequestHuman(new HumanRequest());
        var agents = Enumerable.Range(0, 10).Select(i => new Agent($"u{i}", $"Agent {i}")).ToList();

        var ends = await Task.WhenAll(agents.Select(agent => Record.ExceptionAsync(() => Session.Take(agent)).AsTask()));

        var winner = agents[Array.FindIndex(ends, end => end is null)];
        Assert.Equal(9, ends.Count(end => end is ChatException { Code: ErrorCodes.Taken } taken && taken.Message.Contains(winner.Name, StringComparison.Ordinal)));
        Assert.Equal(winner, (await Session.GetTranscript())!.Handover!.Agent);
        Assert.Single(await _cluster.SaidAsync(), said => said == $"System: {winner.Name} is answering now.");
    }

    [Fact]
    public async Task An_agent_ends_the_bots_reply_and_those_that_wait_behind_it()
    {
        await using (var watcher = new Watcher(Session))
        {
            var first = await Session.Send(new VisitorMessage("c1", "One?"));
            var second = await Session.Send(new VisitorMessage("c2", "Two?"));
            var turn = await _cluster.Model.NextTurnAsync();
            turn.Say("So f");
            await watcher.UntilTextAsync(first.ReplyId!, "So f");

            await Session.Take(Ann);
            turn.Say("ar.");
            await watcher.UntilAsync(seen => seen.State is { Answerer: Answerer.Agent, AgentName: "Ann" }, "the agent");
            await watcher.UntilCompletedAsync(second.ReplyId!);
        }

        Assert.Equal(
            ["Visitor: One?", "Bot: So f", "Visitor: Two?", "Bot: ", "System: Ann is answering now."], await _cluster.SaidAsync());
        Assert.Equal(1, _cluster.Model.Count);
        await _cluster.RestartAsync();
        await Session.Wake();
        Assert.Equal(1, _cluster.Model.Count);
        Assert.Equal(Ann, (await Session.GetTranscript())!.Handover!.Agent);
    }

    [Fact]
    public async Task What_an_agent_sends_twice_is_stored_once_and_the_bot_never_answers_meanwhile()
    {
        await _cluster.AskAsync();
        await Session.Take(Ann);
        await Session.Take(Ann);

        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Session.Reply(new AgentMessage("a1", " Hello! ", Ann))));
        Assert.Null((await Session.Send(new VisitorMessage("a1", "Hello yourself."))).ReplyId);

        Assert.Single(ids.Distinct());
        await RefusedAsync(ErrorCodes.MessageIdReused, () => Session.Reply(new AgentMessage("a1", "Otherwise.", Ann)));
        await RefusedAsync(ErrorCodes.NotYours, () => Session.Reply(new AgentMessage("b1", "Me too!", Bob)));
        Assert.Equal(
            ["Visitor: Can I return it?", "Bot: Within 30 days.", "System: Ann is answering now.", "Agent: Hello!", "Visitor: Hello yourself."],
            await _cluster.SaidAsync());
        Assert.Equal(1, _cluster.Model.Count);
        Assert.Equal(1, await _cluster.TurnsMeteredAsync());
    }

    [Fact]
    public async Task Handed_back_the_bot_answers_again_and_knows_what_was_said()
    {
        await Session.RequestHuman(new HumanRequest());
        await Session.Take(Ann);
        await Session.Reply(new AgentMessage("a1", "It is blue.", Ann));
        await RefusedAsync(ErrorCodes.NotYours, () => Session.HandBack(Bob));

        await Session.HandBack(Ann);
        await Session.HandBack(Ann);
        await Session.Send(new VisitorMessage("c1", "And then?"));
        var turn = await _cluster.Model.NextTurnAsync();

        Assert.Contains(turn.History, message => message is { Role: MessageRole.Agent, Text: "It is blue." });
        Assert.Single(await _cluster.SaidAsync(), said => said == "System: Ann has left. The assistant answers again.");
        Assert.Empty((await _cluster.Inbox().GetSnapshot()).Items);
    }

    [Fact]
    public async Task A_closed_conversation_is_off_the_desk_and_may_come_back()
    {
        await Session.RequestHuman(new HumanRequest());
        await Session.Take(Ann);
        await Session.Close(Ann);
        Assert.Empty((await _cluster.Inbox().GetSnapshot()).Items);
        Assert.StartsWith("System: Ann has closed", (await _cluster.SaidAsync())[^1], StringComparison.Ordinal);

        await Session.RequestHuman(new HumanRequest());

        Assert.Equal(Answerer.Waiting, Assert.Single((await _cluster.Inbox().GetSnapshot()).Items).State);
    }

    [Fact]
    public async Task A_conversation_is_passed_to_a_colleague_or_back_into_the_queue()
    {
        await Session.RequestHuman(new HumanRequest());
        await Session.Take(Ann);

        await Session.Transfer(Ann, Bob);
        await RefusedAsync(ErrorCodes.NotYours, () => Session.Reply(new AgentMessage("a1", "Still me.", Ann)));
        await Session.Reply(new AgentMessage("b1", "Now me.", Bob));
        await Session.Transfer(Bob, null);
        await Session.Transfer(Bob, null);

        var item = Assert.Single((await _cluster.Inbox().GetSnapshot()).Items);
        Assert.Equal((Answerer.Waiting, HandoverReason.Transferred, null), (item.State, item.Reason, item.Agent));
        Assert.Equal(
            ["System: Ann is answering now.", "System: Bob is answering now.", "Agent: Now me.", "System: Nobody is free right now. Leave your message: the reply will be here."],
            (await _cluster.SaidAsync()).Skip(1));
    }

    [Fact]
    public async Task What_is_not_there_can_be_neither_taken_nor_noted()
    {
        await RefusedAsync(ErrorCodes.SessionNotFound, () => Session.Take(Ann));
        await RefusedAsync(ErrorCodes.SessionNotFound, () => Session.HandBack(Ann));
        await RefusedAsync(ErrorCodes.SessionNotFound, () => Session.AddNote(Ann, "?"));
    }
}
