using ChatPlatform.Desk;
using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Sessions;
using static ChatPlatform.Grains.Tests.Support.DeskCluster;

namespace ChatPlatform.Grains.Tests.Desk;

/// <summary>What the visitor sees, what the agent sees, and what only the agent does.</summary>
public sealed class DeskTranscriptTests : IAsyncLifetime
{
    private ChatCluster _cluster = null!;

    private ISessionGrain Session => _cluster.Session();

    public async ValueTask InitializeAsync() => _cluster = await StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Visitor_and_agent_see_the_same_and_notes_the_agent_alone()
    {
        await using var visitor = new Watcher(Session);
        await using var agent = Watcher.AtDesk(Session);
        await _cluster.AskAsync();
        await Session.RequestHuman(new HumanRequest());
        await Session.Take(Ann);
        await Session.AddNote(Ann, "Has called before.");
        await Session.Reply(new AgentMessage("a1", "Good morning.", Ann));
        await Session.Send(new VisitorMessage("c2", "Good morning."));
        await Session.AddNote(Bob, "Be kind.");
        await Session.HandBack(Ann);
        var last = await _cluster.AskAsync("And now?", "Now this.");

        await visitor.UntilCompletedAsync(last.ReplyId!);
        await agent.UntilCompletedAsync(last.ReplyId!);
        await agent.UntilAsync(seen => seen.Events.OfType<NoteEvent>().Count() == 2, "both notes");

        Assert.Equal(visitor.Messages.OrderBy(message => message.Key), agent.Messages.OrderBy(message => message.Key));
        Assert.Equal(9, visitor.Messages.Count);
        Assert.Equal(["Has called before.", "Be kind."], agent.Events.OfType<NoteEvent>().Select(note => note.Note.Text));
        Assert.DoesNotContain(visitor.Events, change => change is NoteEvent or VisitorTypingEvent);
    }

    [Fact]
    public async Task Who_comes_to_the_desk_later_is_shown_the_notes_that_are_there()
    {
        await _cluster.AskAsync();
        var note = await Session.AddNote(Ann, "Has called before.");
        await _cluster.RestartAsync();

        await using var agent = Watcher.AtDesk(Session);
        await agent.UntilAsync(seen => seen.Events.OfType<NoteEvent>().Any(), "the note");

        Assert.Equal([note], agent.Events.OfType<NoteEvent>().Select(seen => seen.Note));
    }

    [Fact]
    public async Task A_visitor_who_has_left_finds_the_reply_on_return()
    {
        await Session.RequestHuman(new HumanRequest());
        var asked = await Session.Send(new VisitorMessage("c1", "Is it blue?"));
        await using (var visitor = new Watcher(Session))
        {
            await visitor.UntilTextAsync(asked.MessageId, "Is it blue?");
        }

        await Session.Take(Ann);
        var reply = await Session.Reply(new AgentMessage("a1", "It is.", Ann));
        await Session.Close(Ann);
        await _cluster.RestartAsync();

        await using var back = new Watcher(Session, new WatchCursor(asked.MessageId, "Is it blue?".Length), "Is it blue?");
        await back.UntilTextAsync(reply, "It is.");
        var shown = back.Events.OfType<MessageEvent>().Single(message => message.MessageId == reply);
        Assert.Equal((MessageRole.Agent, "Ann"), (shown.Role, shown.Author));
    }

    [Fact]
    public async Task Each_side_sees_the_other_type_until_it_stops_sends_or_falls_silent()
    {
        await Session.RequestHuman(new HumanRequest());
        await Session.Take(Ann);
        await using var visitor = new Watcher(Session);
        await using var agent = Watcher.AtDesk(Session);

        await Session.SetTyping(Ann.UserId, true);
        await visitor.UntilAsync(seen => seen.State is { Typing: true }, "the agent's typing");
        await Session.Reply(new AgentMessage("a1", "Hello.", Ann));
        await visitor.UntilAsync(seen => seen.State is { Typing: false }, "its end by a message");

        await Session.SetTyping(null, true);
        await agent.UntilAsync(VisitorTypes(true), "the visitor's typing");
        await Session.SetTyping(null, false);
        await agent.UntilAsync(VisitorTypes(false), "its end");

        await Session.SetTyping(null, true);
        await agent.UntilAsync(VisitorTypes(true), "the visitor's typing again");
        _cluster.Time.Advance(TimeSpan.FromSeconds(6));
        await agent.UntilAsync(VisitorTypes(false), "its going out");

        static Func<Watcher, bool> VisitorTypes(bool typing) => seen => seen.Events.OfType<VisitorTypingEvent>().LastOrDefault()?.Typing == typing;
    }

    [Fact]
    public async Task An_agent_who_does_not_have_the_conversation_is_not_seen_typing()
    {
        await Session.RequestHuman(new HumanRequest());
        await Session.Take(Ann);
        await using var visitor = new Watcher(Session);

        await Session.SetTyping(Bob.UserId, true);
        var reply = await Session.Reply(new AgentMessage("a1", "Hello.", Ann));
        await visitor.UntilTextAsync(reply, "Hello.");

        Assert.DoesNotContain(visitor.Events.OfType<StateEvent>(), state => state.Typing);
    }
}
