using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;

namespace ChatPlatform.Storage.Tests.Conversations;

/// <summary>What every conversation store does; a class for each placement runs it.</summary>
public abstract class ConversationStoreTests : StoreKit
{
    private IConversationStore Store => Fixture.Get<IConversationStore>();

    /// <summary>The sessions that acme's usage is linked to, past the store.</summary>
    protected abstract Task<IEnumerable<string>> SessionsOfUsageAsync();

    [Fact]
    public async Task What_was_appended_is_loaded_whole_and_in_order()
    {
        var question = Samples.Question("q1", 1, "Grüße, ‮мир‬ 🌍 \0?");
        var reply = Samples.Reply("r1", 2, "q1") with { Author = "Ann \0" };
        await Store.AppendAsync("acme", Samples.Header("s1"), [question, reply], Cancellation);

        var loaded = await Store.LoadAsync("acme", "s1", Cancellation);

        Assert.Equal(Samples.Header("s1").Origin, loaded!.Origin);
        Assert.Equal(Samples.Start, loaded.CreatedAt);
        Assert.Equal([question with { Citations = [] }, reply], loaded.Messages, (a, b) => a with { Citations = b.Citations } == b);
    }

    [Fact]
    public async Task Messages_that_another_writer_was_quicker_with_are_a_conflict_and_stored_not_at_all()
    {
        await Store.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1), Samples.Reply("r1", 2, "q1")], Cancellation);
        ChatMessage[][] taken =
        [
            [Samples.Question("q2", 3), Samples.Reply("r2", 2, "q2")],
            [Samples.Question("q2", 3) with { ClientMessageId = "client-q1" }],
            [Samples.Question("q2", 3), Samples.Reply("r2", 4, "q1")],
            [Samples.Question("q1", 3)],
        ];

        foreach (var messages in taken)
        {
            var refusal = await Assert.ThrowsAsync<ChatException>(() => Store.AppendAsync("acme", Samples.Header("s1", 5), messages, Cancellation));
            Assert.Equal(ErrorCodes.Conflict, refusal.Code);
        }

        var loaded = await Store.LoadAsync("acme", "s1", Cancellation);
        Assert.Equal(2, loaded!.Messages.Length);
        Assert.Equal(Samples.Start, loaded.UpdatedAt);
    }

    [Fact]
    public async Task Of_two_who_change_who_answers_at_a_time_one_does()
    {
        await Store.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1), Samples.Reply("r1", 2, "q1", "So f")], Cancellation);
        var agent = new Agent("u1", "Ann");
        var taken = Samples.Header("s1", 1) with { Answerer = Answerer.Agent, Handover = new Handover(1, agent, Samples.Start, HandoverReason.Requested) };

        await Store.HandOverAsync("acme", taken, [Samples.Question("m1", 3) with { Role = MessageRole.System }], Cancellation);
        var refusal = await Assert.ThrowsAsync<ChatException>(() => Store.HandOverAsync(
            "acme", taken with { Handover = taken.Handover! with { Agent = new Agent("u2", "Bob") } }, [Samples.Question("m2", 4)], Cancellation));

        Assert.Equal(ErrorCodes.Conflict, refusal.Code);
        var loaded = await Store.LoadAsync("acme", "s1", Cancellation);
        Assert.Equal(taken.Handover, loaded!.Handover);
        Assert.Equal(Answerer.Agent, loaded.Answerer);
        Assert.Equal(3, loaded.Messages.Length);
    }

    [Fact]
    public async Task Whoever_has_not_seen_that_an_agent_answers_can_neither_append_nor_end_a_reply()
    {
        await Store.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1), Samples.Reply("r1", 2, "q1", "So f")], Cancellation);
        var taken = Samples.Header("s1", 1) with { Answerer = Answerer.Agent, Handover = new Handover(1, new Agent("u1", "Ann")) };
        await Store.HandOverAsync("acme", taken, [Samples.Question("m1", 3) with { Role = MessageRole.System }], Cancellation);

        var refusal = await Assert.ThrowsAsync<ChatException>(
            () => Store.AppendAsync("acme", Samples.Header("s1", 2), [Samples.Question("q2", 4), Samples.Reply("r2", 5, "q2")], Cancellation));
        Assert.Equal(ErrorCodes.Conflict, refusal.Code);
        Assert.False(await Store.CheckpointAsync("acme", "r1", 1, "So far", Cancellation));
        Assert.False(await Store.CompleteAsync(
            "acme", Samples.Header("s1", 2), Samples.Reply("r1", 2, "q1", "So far.") with { Status = MessageStatus.Complete }, Samples.Usage, Cancellation));

        var loaded = await Store.LoadAsync("acme", "s1", Cancellation);
        Assert.Equal([MessageStatus.Complete, MessageStatus.Stopped, MessageStatus.Complete], loaded!.Messages.Select(message => message.Status));
        Assert.Equal("So f", loaded.Messages[1].Text);
        Assert.Equal(Answerer.Agent, loaded.Answerer);
    }

    [Fact]
    public async Task A_reply_that_ends_after_its_session_was_queued_leaves_it_in_the_queue()
    {
        await Store.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1), Samples.Reply("r1", 2, "q1")], Cancellation);
        var waiting = Samples.Header("s1", 1) with { Answerer = Answerer.Waiting, Handover = new Handover(1, WaitingSince: Samples.Start, Reason: HandoverReason.Requested) };
        await Store.HandOverAsync("acme", waiting, [Samples.Question("m1", 3) with { Role = MessageRole.System }], Cancellation);

        Assert.True(await Store.CompleteAsync(
            "acme", Samples.Header("s1", 2), Samples.Reply("r1", 2, "q1", "Yes.") with { Status = MessageStatus.Complete }, Samples.Usage, Cancellation));

        var loaded = await Store.LoadAsync("acme", "s1", Cancellation);
        Assert.Equal(Answerer.Waiting, loaded!.Answerer);
        Assert.Equal("Yes.", loaded.Messages[1].Text);
    }

    [Fact]
    public async Task An_agents_message_may_have_the_id_of_a_visitors()
    {
        await Store.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1), Samples.Question("a1", 2) with { Role = MessageRole.Agent, ClientMessageId = "client-q1" }], Cancellation);

        var refusal = await Assert.ThrowsAsync<ChatException>(
            () => Store.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("a2", 3) with { Role = MessageRole.Agent, ClientMessageId = "client-q1" }], Cancellation));
        Assert.Equal(ErrorCodes.Conflict, refusal.Code);
    }

    [Fact]
    public async Task A_checkpoint_keeps_what_is_written_until_a_higher_revision_goes_on()
    {
        await Store.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1), Samples.Reply("r1", 2, "q1")], Cancellation);

        Assert.True(await Store.CheckpointAsync("acme", "r1", 0, "a", Cancellation));
        Assert.True(await Store.CheckpointAsync("acme", "r1", 2, "b", Cancellation));
        Assert.True(await Store.CheckpointAsync("acme", "r1", 2, "bc", Cancellation));
        Assert.False(await Store.CheckpointAsync("acme", "r1", 1, "stale", Cancellation));
        Assert.False(await Store.CheckpointAsync("acme", "gone", 1, "stale", Cancellation));

        var reply = (await Store.LoadAsync("acme", "s1", Cancellation))!.Messages[1];
        Assert.Equal(("bc", 2), (reply.Text, reply.Revision));
    }

    [Fact]
    public async Task A_reply_that_stands_at_a_higher_revision_or_is_gone_is_not_completed()
    {
        var final = Samples.Reply("r1", 2, "q1", "Stale.") with { Status = MessageStatus.Complete, Revision = 1 };
        await Store.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1), Samples.Reply("r1", 2, "q1")], Cancellation);
        await Store.CheckpointAsync("acme", "r1", 2, "New", Cancellation);

        Assert.False(await Store.CompleteAsync("acme", Samples.Header("s1", 3), final, Samples.Usage, Cancellation));
        Assert.False(await Store.CompleteAsync("acme", Samples.Header("s1", 3), final with { Id = "gone" }, Samples.Usage, Cancellation));

        var loaded = (await Store.LoadAsync("acme", "s1", Cancellation))!;
        Assert.Equal(("New", MessageStatus.Streaming), (loaded.Messages[1].Text, loaded.Messages[1].Status));
        Assert.Equal(Samples.Start, loaded.UpdatedAt);
        Assert.Equal(0, await TurnsMeteredAsync("acme"));
    }

    [Fact]
    public async Task Completing_again_after_an_unknown_outcome_is_true_and_metered_once()
    {
        var final = Samples.Reply("r1", 2, "q1", "Because.") with { Status = MessageStatus.Complete };
        await Store.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1), Samples.Reply("r1", 2, "q1")], Cancellation);

        Assert.True(await Store.CompleteAsync("acme", Samples.Header("s1", 1), final, Samples.Usage, Cancellation));
        Assert.True(await Store.CompleteAsync("acme", Samples.Header("s1", 1), final, Samples.Usage, Cancellation));
        Assert.False(await Store.CompleteAsync("acme", Samples.Header("s1", 1), final with { Status = MessageStatus.Stopped }, Samples.Usage, Cancellation));
        Assert.False(await Store.CompleteAsync("acme", Samples.Header("s1", 1), final with { Text = "Otherwise." }, Samples.Usage, Cancellation));

        Assert.Equal(1, await TurnsMeteredAsync("acme"));
    }

    [Fact]
    public async Task A_reply_is_completed_and_metered_once_whatever_comes_after()
    {
        var reply = Samples.Reply("r1", 2, "q1");
        await Store.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1), reply], Cancellation);
        await Store.CheckpointAsync("acme", "r1", 1, "Bec", Cancellation);
        var final = reply with { Text = "Because [1].", Revision = 1, Status = MessageStatus.Complete, Citations = [new Citation(1, "T", "https://a.example/#b", "Q")] };

        await Store.CompleteAsync("acme", Samples.Header("s1", 1), final, Samples.Usage, Cancellation);
        await Store.CompleteAsync("acme", Samples.Header("s1", 2), final with { Text = "Twice" }, Samples.Usage, Cancellation);
        await Store.CheckpointAsync("acme", "r1", 9, "Late", Cancellation);

        var stored = (await Store.LoadAsync("acme", "s1", Cancellation))!.Messages[1];
        Assert.Equal("Because [1].", stored.Text);
        Assert.Equal(MessageStatus.Complete, stored.Status);
        Assert.Equal(1, stored.Revision);
        Assert.Equal(final.Citations, stored.Citations);
        Assert.Equal(1, await TurnsMeteredAsync("acme"));
        Assert.Equal(Samples.Usage, await Store.FindUsageAsync("acme", "r1", Cancellation));
    }

    [Fact]
    public async Task Nothing_of_one_tenant_is_found_under_another()
    {
        await Store.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1), Samples.Reply("r1", 2, "q1")], Cancellation);
        await Store.CompleteAsync("acme", Samples.Header("s1"), Samples.Reply("r1", 2, "q1") with { Status = MessageStatus.Complete }, Samples.Usage, Cancellation);

        await Store.DeleteAsync("other", "s1", Cancellation);
        await Store.RateAsync("other", "r1", Rating.Down, null, Cancellation);

        Assert.Null(await Store.LoadAsync("other", "s1", Cancellation));
        Assert.Empty((await Store.ListAsync("other", SessionFilter.All, null, 10, Cancellation)).Items);
        Assert.Null(await Store.FindUsageAsync("other", "r1", Cancellation));
        Assert.Empty(await Store.ReadUsageAsync("other", DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Cancellation));
        Assert.Equal(0, await TurnsMeteredAsync("other"));
        Assert.Null((await Store.LoadAsync("acme", "s1", Cancellation))!.Messages[1].Rating);
    }

    [Fact]
    public async Task Pages_of_a_list_hold_every_session_once_the_most_recent_first()
    {
        for (var i = 0; i < 25; i++)
        {
            // Some share a time, so that the id has to decide.
            await Store.AppendAsync("acme", Samples.Header($"s{i:00}", i / 3), [Samples.Question($"q{i}", 1, $"Question {i}")], Cancellation);
        }

        var seen = new List<SessionSummary>();
        string? cursor = null;
        do
        {
            var page = await Store.ListAsync("acme", SessionFilter.All, cursor, 4, Cancellation);
            Assert.InRange(page.Items.Count, 1, 4);
            seen.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(25, seen.Select(session => session.Id).Distinct().Count());
        Assert.Equal(25, seen.Count);
        Assert.Equal(seen.OrderByDescending(session => session.UpdatedAt).Select(session => session.UpdatedAt), seen.Select(session => session.UpdatedAt));
        Assert.Equal("Question 24", seen[0].FirstMessage);
    }

    [Fact]
    public async Task A_list_holds_what_all_of_the_filter_is_true_of()
    {
        await TalkAsync("s1", 1, "Where is my kettle?", "It is on its way.", MessageStatus.Complete);
        await TalkAsync("s2", 2, "May I return a kettle's lid?", "I did not find that.", MessageStatus.Unanswered);
        await TalkAsync("s3", 3, "Öffnet ihr um neun?", "Ja, um neun 🌍.", MessageStatus.Complete, botId: "other");
        await Store.RateAsync("acme", "r-s1", Rating.Up, null, Cancellation);
        await Store.RateAsync("acme", "r-s2", Rating.Down, "no", Cancellation);
        await Store.HandOverAsync(
            "acme", Samples.Header("s3", 3) with { BotId = "other", Answerer = Answerer.Waiting, Handover = new Handover(1, WaitingSince: Samples.Start) }, [], Cancellation);

        (SessionFilter Filter, string[] Sessions)[] expected =
        [
            (SessionFilter.All, ["s3", "s2", "s1"]),
            (new(Words: "KETTLE"), ["s2", "s1"]),
            (new(Words: "ket where"), ["s1"]),
            (new(Words: "way"), ["s1"]),
            (new(Words: "kettle way"), []),
            (new(Words: "neun"), ["s3"]),
            (new(Words: "kettle's \\ ' \" *"), ["s2"]),
            (new(Words: "'kettle' & !way | \"x"), []),
            (new(Words: "?"), []),
            (new(Words: "ket\0 where"), ["s1"]),
            (new(BotId: "other"), ["s3"]),
            (new(BotId: "none"), []),
            (new(Answerer: Answerer.Waiting), ["s3"]),
            (new(Answerer: Answerer.Bot), ["s2", "s1"]),
            (new(Status: MessageStatus.Unanswered), ["s2"]),
            (new(Status: MessageStatus.Streaming), []),
            (new(Rating: Rating.Up), ["s1"]),
            (new(Rating: Rating.Down), ["s2"]),
            (new(From: Samples.Start.AddMinutes(2)), ["s3", "s2"]),
            (new(To: Samples.Start.AddMinutes(2)), ["s1"]),
            (new(Words: "kettle", BotId: "main", Answerer: Answerer.Bot, Status: MessageStatus.Unanswered, Rating: Rating.Down, From: Samples.Start, To: Samples.Start.AddHours(1)), ["s2"]),
        ];
        foreach (var (filter, sessions) in expected)
        {
            var page = await Store.ListAsync("acme", filter, null, 9, Cancellation);
            Assert.True(sessions.SequenceEqual(page.Items.Select(session => session.Id)), $"{filter}: {string.Join(' ', page.Items.Select(session => session.Id))}");
            Assert.Empty((await Store.ListAsync("other", filter, null, 9, Cancellation)).Items);
        }

        var counted = (await Store.ListAsync("acme", new(BotId: "main"), null, 9, Cancellation)).Items;
        Assert.Equal((2, 1, 0, 1), (counted[0].Messages, counted[0].Unanswered, counted[0].RatedUp, counted[0].RatedDown));
        Assert.Equal((2, 0, 1, 0), (counted[1].Messages, counted[1].Unanswered, counted[1].RatedUp, counted[1].RatedDown));
    }

    [Fact]
    public async Task Words_are_found_once_a_reply_is_final_and_no_more_when_the_session_is_gone()
    {
        await Store.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1, "Kettle?"), Samples.Reply("r1", 2, "q1")], Cancellation);
        await Store.CheckpointAsync("acme", "r1", 0, "Boiling", Cancellation);
        Assert.Empty(await FoundAsync("boiling"));

        await Store.CompleteAsync("acme", Samples.Header("s1"), Samples.Reply("r1", 2, "q1", "Boiling over") with { Status = MessageStatus.Complete }, Samples.Usage, Cancellation);
        Assert.Single(await FoundAsync("boiling"));

        await Store.DeleteAsync("acme", "s1", Cancellation);
        Assert.Empty(await FoundAsync("boiling"));
        Assert.Empty(await FoundAsync("kettle"));

        async Task<IReadOnlyList<SessionSummary>> FoundAsync(string words) => (await Store.ListAsync("acme", new(words), null, 9, Cancellation)).Items;
    }

    [Theory]
    [InlineData("x")]
    [InlineData("' OR 1=1 --")]
    [InlineData("AAAA")]
    public async Task A_cursor_that_the_list_did_not_give_out_is_refused(string cursor)
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => Store.ListAsync("acme", SessionFilter.All, cursor, 4, Cancellation));

        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
    }

    [Fact]
    public async Task Usage_is_summed_by_day_bot_and_model_within_the_times_asked_for()
    {
        for (var i = 0; i < 3; i++)
        {
            var header = Samples.Header("s1", i * 24 * 60);
            await Store.AppendAsync("acme", header, [Samples.Question($"q{i}", (2 * i) + 1), Samples.Reply($"r{i}", (2 * i) + 2, $"q{i}")], Cancellation);
            await Store.CompleteAsync("acme", header, Samples.Reply($"r{i}", (2 * i) + 2, $"q{i}") with { Status = MessageStatus.Complete }, Samples.Usage, Cancellation);
        }

        var rows = await Store.ReadUsageAsync("acme", Samples.Start, Samples.Start.AddDays(2), Cancellation);

        Assert.Equal(2, rows.Length);
        Assert.Equal(new UsageRow(new DateOnly(2026, 1, 15), "main", "extractive", "extractive-1", 1, 120, 30), rows[0]);
    }

    [Fact]
    public async Task A_session_keeps_the_first_name_of_its_visitor_and_is_found_by_it_or_else_by_its_id()
    {
        await Store.AppendAsync("acme", Samples.Header("s1") with { Visitor = "ann@example.com" }, [Samples.Question("q1", 1)], Cancellation);
        await Store.AppendAsync("acme", Samples.Header("s1") with { Visitor = "bob" }, [Samples.Question("q5", 2)], Cancellation);
        await Store.AppendAsync("acme", Samples.Header("s2") with { Visitor = "ann@example.com" }, [Samples.Question("q2", 1)], Cancellation);
        await Store.AppendAsync("acme", Samples.Header("s3"), [Samples.Question("q3", 1)], Cancellation);
        await Store.AppendAsync("other", Samples.Header("s4") with { Visitor = "ann@example.com" }, [Samples.Question("q4", 1)], Cancellation);

        Assert.Equal(["s1", "s2"], await Store.ListByVisitorAsync("acme", "ann@example.com", Cancellation));
        Assert.Equal(["s3"], await Store.ListByVisitorAsync("acme", "s3", Cancellation));
        Assert.Empty(await Store.ListByVisitorAsync("acme", "s1", Cancellation));
        Assert.Empty(await Store.ListByVisitorAsync("acme", "bob", Cancellation));
        Assert.Equal("ann@example.com", (await Store.LoadAsync("acme", "s1", Cancellation))!.Visitor);
        Assert.Contains((await Store.ListAsync("acme", SessionFilter.All, null, 9, Cancellation)).Items, session => session is { Id: "s2", Visitor: "ann@example.com" });
    }

    [Fact]
    public async Task Sessions_are_listed_by_id_and_by_how_long_they_have_been_silent()
    {
        foreach (var (id, minute) in ((string, int)[])[("b", 1), ("a", 2), ("c", 0), ("d", 3)])
        {
            await Store.AppendAsync("acme", Samples.Header(id, minute), [Samples.Question($"q-{id}", 1)], Cancellation);
        }

        Assert.Equal(["a", "b"], await Store.ListIdsAsync("acme", "", 2, Cancellation));
        Assert.Equal(["c", "d"], await Store.ListIdsAsync("acme", "b", 2, Cancellation));
        Assert.Empty(await Store.ListIdsAsync("acme", "d", 2, Cancellation));
        Assert.Equal(["c", "b"], await Store.ListSilentAsync("acme", Samples.Start.AddMinutes(2), 9, Cancellation));
        Assert.Equal(["c"], await Store.ListSilentAsync("acme", Samples.Start.AddMinutes(2), 1, Cancellation));
        Assert.Empty(await Store.ListSilentAsync("other", DateTimeOffset.MaxValue, 9, Cancellation));
    }

    [Fact]
    public async Task What_was_said_with_a_rating_is_loaded_with_it()
    {
        await Store.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1), Samples.Reply("r1", 2, "q1")], Cancellation);
        await Store.RateAsync("acme", "r1", Rating.Down, "Not \0 quite", Cancellation);

        var reply = (await Store.LoadAsync("acme", "s1", Cancellation))!.Messages[1];

        Assert.Equal((Rating.Down, "Not \0 quite"), (reply.Rating, reply.RatingComment));
    }

    [Fact]
    public async Task A_deleted_session_is_gone_and_its_usage_stays()
    {
        await Store.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1), Samples.Reply("r1", 2, "q1")], Cancellation);
        await Store.CompleteAsync("acme", Samples.Header("s1"), Samples.Reply("r1", 2, "q1") with { Status = MessageStatus.Complete }, Samples.Usage, Cancellation);

        await Store.DeleteAsync("acme", "s1", Cancellation);

        Assert.Null(await Store.LoadAsync("acme", "s1", Cancellation));
        Assert.Equal(1, await TurnsMeteredAsync("acme"));
        Assert.Equal([""], await SessionsOfUsageAsync());
    }

    [Fact]
    public async Task A_tenant_that_is_deleted_cannot_be_written_back_to_life()
    {
        await Fixture.Get<ITenantData>().DeleteAsync("acme", Cancellation);

        var refusal = await Assert.ThrowsAsync<ChatException>(() => Store.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1)], Cancellation));

        Assert.Equal(ErrorCodes.TenantNotFound, refusal.Code);
    }

    /// <summary>A session with one question and its answer.</summary>
    private async Task TalkAsync(string id, int minute, string question, string answer, MessageStatus status, string botId = "main")
    {
        var header = Samples.Header(id, minute) with { BotId = botId };
        await Store.AppendAsync("acme", header, [Samples.Question($"q-{id}", 1, question), Samples.Reply($"r-{id}", 2, $"q-{id}")], Cancellation);
        await Store.CompleteAsync("acme", header, Samples.Reply($"r-{id}", 2, $"q-{id}", answer) with { Status = status }, Samples.Usage, Cancellation);
    }

    private async Task<long> TurnsMeteredAsync(string tenantId) =>
        (await Store.ReadUsageAsync(tenantId, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, Cancellation)).Sum(row => row.Turns);
}
