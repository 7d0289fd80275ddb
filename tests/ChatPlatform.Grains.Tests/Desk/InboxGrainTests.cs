using ChatPlatform.Desk;
using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Sessions;
using static ChatPlatform.Grains.Tests.Support.DeskCluster;

namespace ChatPlatform.Grains.Tests.Desk;

public sealed class InboxGrainTests : IAsyncLifetime
{
    private ChatCluster _cluster = null!;

    private ISessionGrain Session => _cluster.Session();

    public async ValueTask InitializeAsync() => _cluster = await StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Whoever_watches_sees_every_change_and_who_else_is_there()
    {
        await using var ann = new DeskWatcher(_cluster.Inbox(), Ann);
        await ann.UntilAsync(desk => desk.Items.IsEmpty && desk.Agents is [{ Name: "Ann" }], "an empty desk");

        await Session.RequestHuman(new HumanRequest());
        await ann.UntilAsync(desk => desk.Items is [{ State: Answerer.Waiting, Unread: 0 }], "the visitor");
        await Session.Send(new VisitorMessage("c1", "Hello?"));
        await ann.UntilAsync(desk => desk.Items is [{ Unread: 1, LastMessage.Text: "Hello?" }], "the message");

        await using (var bob = new DeskWatcher(_cluster.Inbox(), Bob))
        {
            await bob.UntilAsync(desk => desk.Items.Length == 1 && desk.Agents.SequenceEqual([Ann, Bob]), "both agents");
            await Session.Take(Bob);
            await ann.UntilAsync(desk => desk.Items is [{ State: Answerer.Agent, Agent.Name: "Bob" }] && desk.Agents.Length == 2, "Bob's taking it");
        }

        await ann.UntilAsync(desk => desk.Agents is [{ Name: "Ann" }], "Bob's leaving");
    }

    [Fact]
    public async Task A_visitor_is_told_that_someone_is_coming_when_an_agent_is_there()
    {
        await using var ann = new DeskWatcher(_cluster.Inbox(), Ann);
        await ann.UntilAsync(_ => true, "the desk");

        await Session.RequestHuman(new HumanRequest());

        Assert.Equal(["System: Someone will be with you shortly."], await _cluster.SaidAsync());
    }

    [Fact]
    public async Task The_desk_knows_whether_the_visitor_is_there()
    {
        await Session.RequestHuman(new HumanRequest());
        await using var ann = new DeskWatcher(_cluster.Inbox(), Ann);
        await ann.UntilAsync(desk => desk.Items is [{ VisitorOnline: false }], "a visitor who is not there");

        await using (var visitor = new Watcher(Session))
        {
            await visitor.NextAsync();
            await ann.UntilAsync(desk => desk.Items is [{ VisitorOnline: true }], "the visitor's coming");
        }

        await ann.UntilAsync(desk => desk.Items is [{ VisitorOnline: false }], "the visitor's going");
    }

    [Fact]
    public async Task A_conversation_whose_agent_has_gone_waits_again_and_the_visitor_is_told()
    {
        await Session.RequestHuman(new HumanRequest());
        await using (var ann = new DeskWatcher(_cluster.Inbox(), Ann))
        {
            await ann.UntilAsync(_ => true, "the desk");
            await Session.Take(Ann);
            _cluster.Time.Advance(TimeSpan.FromHours(1));
            await _cluster.Inbox().Wake();
            Assert.Equal(Answerer.Agent, (await Session.GetTranscript())!.Answerer);
        }

        await GoneAsync();
        _cluster.Time.Advance(TimeSpan.FromMinutes(4));
        await _cluster.Inbox().Wake();
        Assert.Equal(Answerer.Agent, (await Session.GetTranscript())!.Answerer);
        _cluster.Time.Advance(TimeSpan.FromMinutes(1));
        await _cluster.Inbox().Wake();
        await _cluster.Inbox().Wake();

        var item = Assert.Single((await _cluster.Inbox().GetSnapshot()).Items);
        Assert.Equal((Answerer.Waiting, HandoverReason.AgentLeft), (item.State, item.Reason));
        Assert.Single(await _cluster.SaidAsync(), said => said.StartsWith("System: Ann had to leave.", StringComparison.Ordinal));
        await RefusedAsync(ErrorCodes.NotYours, () => Session.Reply(new AgentMessage("a1", "I am back!", Ann)));
    }

    [Fact]
    public async Task Who_answers_without_watching_has_gone_only_after_the_last_word()
    {
        await Session.RequestHuman(new HumanRequest());
        await Session.Take(Ann);
        for (var i = 0; i < 3; i++)
        {
            _cluster.Time.Advance(TimeSpan.FromMinutes(4));
            await Session.Reply(new AgentMessage($"a{i}", "Still here.", Ann));
            await _cluster.Inbox().Wake();
        }

        Assert.Equal(Answerer.Agent, (await Session.GetTranscript())!.Answerer);
    }

    [Fact]
    public async Task A_desk_that_begins_anew_knows_the_queue_and_takes_nobody_for_gone()
    {
        await Session.RequestHuman(new HumanRequest());
        await Session.Take(Ann);
        _cluster.Time.Advance(TimeSpan.FromMinutes(30));

        await _cluster.RestartAsync();
        await _cluster.Inbox().Wake();

        Assert.Equal(Ann, Assert.Single((await _cluster.Inbox().GetSnapshot()).Items).Agent);
        _cluster.Time.Advance(TimeSpan.FromMinutes(5));
        await _cluster.Inbox().Wake();
        Assert.Equal(Answerer.Waiting, Assert.Single((await _cluster.Inbox().GetSnapshot()).Items).State);
    }

    [Fact]
    public async Task News_that_died_with_a_node_is_made_good_within_half_a_minute()
    {
        _cluster.Time.ForgetWaits();
        await using var ann = new DeskWatcher(_cluster.Inbox(), Ann);
        await ann.UntilAsync(desk => desk.Items.IsEmpty, "an empty desk");

        // As a session does whose node dies before it can tell.
        var now = _cluster.Time.GetUtcNow();
        await _cluster.Conversations.HandOverAsync(
            ChatCluster.Tenant,
            new("s9", "main", null, Answerer.Waiting, now, now, Handover: new Handover(1, WaitingSince: now, Reason: HandoverReason.Requested)),
            [], TestContext.Current.CancellationToken);
        var seen = ann.UntilAsync(desk => desk.Items is [{ SessionId: "s9" }], "what nobody has told");

        // Not faster than the desk waits: on Orleans a stream whose reader takes longer than a minute for its next question is given up.
        while (await Task.WhenAny(seen, _cluster.Time.WaitedForAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)) != seen)
        {
            _cluster.Time.Advance(TimeSpan.FromSeconds(30));
        }

        await seen;
    }

    [Fact]
    public async Task A_deleted_conversation_is_off_the_desk()
    {
        await Session.RequestHuman(new HumanRequest());
        await Session.Delete();

        Assert.Empty((await _cluster.Inbox().GetSnapshot()).Items);
    }

    /// <summary>A stream that was left is noticed a moment later.</summary>
    private async Task GoneAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await _cluster.Inbox().FindPresent() is not null)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
