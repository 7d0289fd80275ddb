using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Desk;

namespace ChatPlatform.Storage.Tests.Desk;

/// <summary>What every desk store does; a class for each placement runs it.</summary>
public abstract class DeskStoreTests : StoreKit
{
    private static readonly Agent Ann = new("u1", "Ann \0 Ä");

    private IConversationStore Conversations => Fixture.Get<IConversationStore>();

    private IDeskStore Store => Fixture.Get<IDeskStore>();

    [Fact]
    public async Task The_desk_has_what_waits_before_what_agents_have_and_the_longest_waiting_first()
    {
        await SessionAsync("bot", Answerer.Bot);
        await SessionAsync("late", Answerer.Waiting, waitingMinute: 5);
        await SessionAsync("early", Answerer.Waiting, waitingMinute: 1);
        await SessionAsync("taken", Answerer.Agent, waitingMinute: 0);

        var items = await Store.ListAsync("acme", 10, Cancellation);

        Assert.Equal(["early", "late", "taken"], items.Select(item => item.SessionId));
        Assert.Equal(
            new DeskItem(
                "taken", "main", Answerer.Agent, Ann, HandoverReason.Requested, Samples.Start,
                new DeskMessage(MessageRole.Visitor, "Why?", Samples.Start), VisitorOnline: false, Unread: 1),
            items[2]);
        Assert.Equal(["early"], (await Store.ListAsync("acme", 1, Cancellation)).Select(item => item.SessionId));
        Assert.Empty(await Store.ListAsync("other", 10, Cancellation));
    }

    [Fact]
    public async Task Unread_is_what_the_visitor_wrote_since_the_last_reply_and_a_system_message_is_neither()
    {
        await SessionAsync("s1", Answerer.Waiting, waitingMinute: 1);
        await AppendAsync("s1", Message(2, MessageRole.Agent, "Hello."), Message(3, MessageRole.Visitor, "And?"), Message(4, MessageRole.Visitor, "When?"), Message(5, MessageRole.System, "Ann left."));

        var item = Assert.Single(await Store.ListAsync("acme", 10, Cancellation));

        Assert.Equal(2, item.Unread);
        Assert.Equal("When?", item.LastMessage!.Text);
    }

    [Fact]
    public async Task Notes_come_in_order_and_go_with_their_session()
    {
        await SessionAsync("s1", Answerer.Bot);
        await Store.AddNoteAsync("acme", "s1", new Note("n2", Ann, "second", Samples.Start.AddMinutes(1)), Cancellation);
        await Store.AddNoteAsync("acme", "s1", new Note("n1", Ann, "first \0", Samples.Start), Cancellation);

        Assert.Equal(
            [new Note("n1", Ann, "first \0", Samples.Start), new Note("n2", Ann, "second", Samples.Start.AddMinutes(1))],
            await Store.ListNotesAsync("acme", "s1", Cancellation));
        Assert.Empty(await Store.ListNotesAsync("other", "s1", Cancellation));
        Assert.Equal(["n1"], (await Store.ReadNotesAsync("acme", "", 1, Cancellation)).Select(read => read.Note.Id));
        Assert.Equal([("s1", "second")], (await Store.ReadNotesAsync("acme", "n1", 9, Cancellation)).Select(read => (read.SessionId, read.Note.Text)));
        Assert.Empty(await Store.ReadNotesAsync("other", "", 9, Cancellation));

        await Conversations.DeleteAsync("acme", "s1", Cancellation);

        Assert.Empty(await Store.ListNotesAsync("acme", "s1", Cancellation));
    }

    [Fact]
    public async Task A_note_needs_a_session()
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => Store.AddNoteAsync("acme", "none", new Note("n1", Ann, "?", Samples.Start), Cancellation));

        Assert.Equal(ErrorCodes.SessionNotFound, refusal.Code);
    }

    private static ChatMessage Message(int sequence, MessageRole role, string text) =>
        Samples.Question($"m{sequence}", sequence, text) with { Role = role };

    private Task AppendAsync(string id, params ChatMessage[] messages) =>
        Conversations.AppendAsync("acme", HeaderOf(id, Answerer.Waiting, 1), messages, Cancellation);

    private Task SessionAsync(string id, Answerer answerer, int waitingMinute = 0)
    {
        var header = HeaderOf(id, answerer, waitingMinute);
        ChatMessage[] messages = [Samples.Question($"q-{id}", 1)];
        return answerer == Answerer.Bot
            ? Conversations.AppendAsync("acme", header, messages, Cancellation)
            : Conversations.HandOverAsync("acme", header, messages, Cancellation);
    }

    private static SessionHeader HeaderOf(string id, Answerer answerer, int waitingMinute) => answerer == Answerer.Bot
        ? Samples.Header(id)
        : Samples.Header(id) with
        {
            Answerer = answerer,
            Handover = new Handover(1, answerer == Answerer.Agent ? Ann : null, Samples.Start.AddMinutes(waitingMinute), HandoverReason.Requested),
        };
}
