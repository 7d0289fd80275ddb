using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Tenants;
using Orleans;

namespace ChatPlatform.Grains.Tests.Sessions;

public sealed class SessionGrainTests : IAsyncLifetime
{
    private ChatCluster _cluster = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await ChatCluster.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_message_is_stored_when_Send_returns()
    {
        var receipt = await _cluster.Session().Send(new VisitorMessage("c1", "  Can I return it? "));

        var stored = await _cluster.Conversations.LoadAsync(ChatCluster.Tenant, "s1", Cancellation);
        Assert.Collection(
            stored!.Messages,
            question =>
            {
                Assert.Equal(receipt.MessageId, question.Id);
                Assert.Equal("Can I return it?", question.Text);
            },
            reply =>
            {
                Assert.Equal(receipt.ReplyId, reply.Id);
                Assert.Equal(receipt.MessageId, reply.ReplyTo);
                Assert.Equal(MessageStatus.Streaming, reply.Status);
            });
    }

    [Fact]
    public async Task A_reply_streams_with_its_citations_and_is_metered_once()
    {
        await using var watcher = new Watcher(_cluster.Session());
        var receipt = await _cluster.Session().Send(new VisitorMessage("c1", "Can I return it?"));
        var turn = await _cluster.Model.NextTurnAsync();

        turn.Say("Within 30");
        await watcher.UntilTextAsync(receipt.ReplyId!, "Within 30");
        turn.Say(" days [1].");
        turn.End();
        await watcher.UntilCompletedAsync(receipt.ReplyId!);

        Assert.Equal("Within 30 days [1].", watcher.TextOf(receipt.ReplyId!));
        var citation = Assert.Single(Assert.Single(watcher.Events.OfType<CitationsEvent>()).Citations);
        Assert.Equal("https://acme.example/returns#days", citation.Url);
        Assert.Equal(1, await _cluster.TurnsMeteredAsync());
        var usage = await _cluster.Conversations.FindUsageAsync(ChatCluster.Tenant, receipt.ReplyId!, Cancellation);
        Assert.Equal("played", usage!.Model);
    }

    [Fact]
    public async Task The_same_client_message_id_sent_five_times_at_once_makes_one_message()
    {
        var receipts = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _cluster.Session().Send(new VisitorMessage("c1", "Hello?"))));

        Assert.Single(receipts.Distinct());
        await AnswerAsync("Hi.");
        await using var watcher = new Watcher(_cluster.Session());
        await watcher.UntilCompletedAsync(receipts[0].ReplyId!);
        Assert.Equal(2, watcher.Messages.Count);
        Assert.Equal(1, _cluster.Model.Count);
        Assert.Equal(receipts[0], await _cluster.Session().Send(new VisitorMessage("c1", "Hello?")));
    }

    [Fact]
    public async Task A_known_client_message_id_with_another_text_is_refused()
    {
        await _cluster.Session().Send(new VisitorMessage("c1", "Hello?"));

        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.Session().Send(new VisitorMessage("c1", "Something else")));

        Assert.Equal(ErrorCodes.MessageIdReused, refusal.Code);
    }

    [Theory]
    [InlineData("", "text", ErrorCodes.MessageIdInvalid)]
    [InlineData("c1", "", ErrorCodes.MessageEmpty)]
    [InlineData("c1", " \n\t ", ErrorCodes.MessageEmpty)]
    public async Task A_message_that_is_not_one_is_refused_and_nothing_is_stored(string clientMessageId, string text, string code)
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.Session().Send(new VisitorMessage(clientMessageId, text)));

        Assert.Equal(code, refusal.Code);
        Assert.Null(await _cluster.Conversations.LoadAsync(ChatCluster.Tenant, "s1", Cancellation));
    }

    [Fact]
    public async Task A_message_of_100_kB_is_refused_and_nothing_is_stored()
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.Session().Send(new VisitorMessage("c1", new string('x', 100_000))));

        Assert.Equal(ErrorCodes.MessageTooLong, refusal.Code);
        Assert.Null(await _cluster.Conversations.LoadAsync(ChatCluster.Tenant, "s1", Cancellation));
    }

    [Fact]
    public async Task Messages_sent_during_a_reply_are_answered_in_order_and_never_two_at_a_time()
    {
        var receipts = new List<SendReceipt>();
        for (var i = 1; i <= 3; i++)
        {
            receipts.Add(await _cluster.Session().Send(new VisitorMessage($"c{i}", $"Question {i}")));
        }

        for (var i = 1; i <= 3; i++)
        {
            var turn = await _cluster.Model.NextTurnAsync();
            Assert.Equal($"Question {i}", turn.Question);
            turn.Say($"Answer {i}");
            turn.End();
        }

        await using var watcher = new Watcher(_cluster.Session());
        await watcher.UntilCompletedAsync(receipts[2].ReplyId!);
        Assert.False(_cluster.Model.Overlapped);
        Assert.Equal(
            receipts.SelectMany(receipt => (string[])[receipt.MessageId, receipt.ReplyId!]),
            watcher.Events.OfType<MessageEvent>().Select(message => message.MessageId));
        Assert.Equal(3, await _cluster.TurnsMeteredAsync());
    }

    [Fact]
    public async Task The_sixth_message_that_waits_is_refused_and_can_be_sent_later()
    {
        for (var i = 1; i <= 5; i++)
        {
            await _cluster.Session().Send(new VisitorMessage($"c{i}", "?"));
        }

        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.Session().Send(new VisitorMessage("c6", "?")));

        Assert.Equal(ErrorCodes.TooManyPending, refusal.Code);
        Assert.NotNull(refusal.RetryAfter);
    }

    [Fact]
    public async Task A_second_watcher_who_comes_late_sees_the_same()
    {
        var receipt = await _cluster.Session().Send(new VisitorMessage("c1", "?"));
        var turn = await _cluster.Model.NextTurnAsync();
        await using var first = new Watcher(_cluster.Session());
        turn.Say("One two");
        await first.UntilTextAsync(receipt.ReplyId!, "One two");

        await using var second = new Watcher(_cluster.Session());
        await second.UntilTextAsync(receipt.ReplyId!, "One two");
        turn.Say(" three.");
        turn.End();
        await first.UntilCompletedAsync(receipt.ReplyId!);
        await second.UntilCompletedAsync(receipt.ReplyId!);

        Assert.Equal("One two three.", first.TextOf(receipt.ReplyId!));
        Assert.Equal(first.TextOf(receipt.ReplyId!), second.TextOf(receipt.ReplyId!));
    }

    [Fact]
    public async Task A_watcher_who_reconnects_with_a_cursor_gets_exactly_the_rest()
    {
        var receipt = await _cluster.Session().Send(new VisitorMessage("c1", "?"));
        var turn = await _cluster.Model.NextTurnAsync();
        turn.Say("Half of it");
        await using (var before = new Watcher(_cluster.Session()))
        {
            await before.UntilTextAsync(receipt.ReplyId!, "Half of it");
        }

        turn.Say(" and the rest.");
        turn.End();
        await using var after = new Watcher(_cluster.Session(), new WatchCursor(receipt.ReplyId!, "Half".Length), "Half");
        await after.UntilCompletedAsync(receipt.ReplyId!);

        Assert.Equal("Half of it and the rest.", after.TextOf(receipt.ReplyId!));
        Assert.Empty(after.Events.OfType<MessageEvent>());
        Assert.Empty(after.Events.OfType<ResetEvent>());
    }

    [Fact]
    public async Task A_reply_is_finished_though_nobody_watches()
    {
        var receipt = await _cluster.Session().Send(new VisitorMessage("c1", "?"));
        await AnswerAsync("There.");

        await using var watcher = new Watcher(_cluster.Session());
        await watcher.UntilCompletedAsync(receipt.ReplyId!);

        Assert.Equal("There.", watcher.TextOf(receipt.ReplyId!));
    }

    [Fact]
    public async Task Stop_keeps_what_was_written_and_cancels_the_model()
    {
        await using var watcher = new Watcher(_cluster.Session());
        var receipt = await _cluster.Session().Send(new VisitorMessage("c1", "?"));
        var turn = await _cluster.Model.NextTurnAsync();
        turn.Say("As far as");
        await watcher.UntilTextAsync(receipt.ReplyId!, "As far as");

        await _cluster.Session().Stop(receipt.ReplyId!);
        await watcher.UntilCompletedAsync(receipt.ReplyId!);

        await turn.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        Assert.Equal(MessageStatus.Stopped, watcher.Events.OfType<CompletedEvent>().Single().Status);
        var stored = await _cluster.Conversations.LoadAsync(ChatCluster.Tenant, "s1", Cancellation);
        Assert.Equal("As far as", stored!.Messages[1].Text);
        Assert.Equal(MessageStatus.Stopped, stored.Messages[1].Status);
    }

    [Fact]
    public async Task A_reply_in_mid_writing_is_stopped_when_its_tenant_is_suspended()
    {
        await using var watcher = new Watcher(_cluster.Session());
        var receipt = await _cluster.Session().Send(new VisitorMessage("c1", "?"));
        var turn = await _cluster.Model.NextTurnAsync();
        turn.Say("As far as");
        await watcher.UntilTextAsync(receipt.ReplyId!, "As far as");
        _cluster.Time.Advance(TimeSpan.FromSeconds(1));
        await _cluster.TenantGrain().Update(new TenantDraft(Status: TenantStatus.Suspended), null);

        _cluster.Time.Advance(TimeSpan.FromSeconds(1));
        await turn.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);
        await watcher.UntilCompletedAsync(receipt.ReplyId!);

        Assert.Equal(MessageStatus.Stopped, watcher.Events.OfType<CompletedEvent>().Single().Status);
        Assert.Equal("As far as", (await _cluster.Conversations.LoadAsync(ChatCluster.Tenant, "s1", Cancellation))!.Messages[1].Text);
    }

    [Fact]
    public async Task A_reply_that_waits_its_turn_can_be_stopped_and_is_never_begun()
    {
        await _cluster.Session().Send(new VisitorMessage("c1", "First"));
        var first = await _cluster.Model.NextTurnAsync();
        var waiting = await _cluster.Session().Send(new VisitorMessage("c2", "Second"));

        await _cluster.Session().Stop(waiting.ReplyId!);
        first.Say("Done.");
        first.End();

        await using var watcher = new Watcher(_cluster.Session());
        await watcher.UntilCompletedAsync(waiting.ReplyId!);
        Assert.Equal(1, _cluster.Model.Count);
    }

    [Fact]
    public async Task A_reply_that_a_crash_cut_off_is_answered_anew_and_watchers_forget_the_old_text()
    {
        var (question, reply) = await CrashedInMidReplyAsync("Text that a crash cut");

        await using var watcher = new Watcher(_cluster.Session(), new WatchCursor(reply, 10), "Text that ");
        await watcher.NextAsync();
        var turn = await _cluster.Model.NextTurnAsync();
        Assert.Equal("Before the crash?", turn.Question);
        turn.Say("Quite another text [1].");
        turn.End();
        await watcher.UntilCompletedAsync(reply);

        Assert.Contains(watcher.Events, change => change is ResetEvent reset && reset.MessageId == reply);
        Assert.Equal("Quite another text [1].", watcher.TextOf(reply));
        var stored = await _cluster.Conversations.LoadAsync(ChatCluster.Tenant, "s1", Cancellation);
        Assert.Equal([question, reply], stored!.Messages.Select(message => message.Id));
        Assert.Equal(1, await _cluster.TurnsMeteredAsync());
    }

    [Fact]
    public async Task Sending_again_after_a_crash_returns_the_receipt_from_before()
    {
        var (question, reply) = await CrashedInMidReplyAsync("Cut");

        var receipt = await _cluster.Session().Send(new VisitorMessage("c1", "Before the crash?"));

        Assert.Equal(new SendReceipt(question, reply), receipt);
        var turn = await _cluster.Model.NextTurnAsync();
        turn.Say("Whole.");
        turn.End();
        await using var watcher = new Watcher(_cluster.Session());
        await watcher.UntilCompletedAsync(reply);
        Assert.Equal(2, watcher.Messages.Count);
    }

    [Fact]
    public async Task A_model_that_fails_ends_the_reply_with_the_reason_and_the_next_message_is_answered()
    {
        await using var watcher = new Watcher(_cluster.Session());
        var failing = await _cluster.Session().Send(new VisitorMessage("c1", "?"));
        (await _cluster.Model.NextTurnAsync()).Fail(new ChatException(ErrorCodes.ModelUnavailable, "The model does not answer. Please try again."));
        await watcher.UntilCompletedAsync(failing.ReplyId!);

        Assert.Equal(MessageStatus.Failed, watcher.Events.OfType<CompletedEvent>().Single().Status);
        Assert.Equal(ErrorCodes.ModelUnavailable, Assert.Single(watcher.Events.OfType<ErrorEvent>()).Code);
        Assert.Equal(0, await _cluster.TurnsMeteredAsync());

        var next = await _cluster.Session().Send(new VisitorMessage("c2", "And now?"));
        await AnswerAsync("Now yes.");
        await watcher.UntilCompletedAsync(next.ReplyId!);
        Assert.Equal("Now yes.", watcher.TextOf(next.ReplyId!));
    }

    [Fact]
    public async Task A_failure_inside_says_nothing_of_itself_to_the_visitor()
    {
        var receipt = await _cluster.Session().Send(new VisitorMessage("c1", "?"));
        (await _cluster.Model.NextTurnAsync()).Fail(new InvalidOperationException("password=secret"));

        await using var watcher = new Watcher(_cluster.Session());
        await watcher.UntilCompletedAsync(receipt.ReplyId!);

        Assert.DoesNotContain("secret", watcher.TextOf(receipt.ReplyId!), StringComparison.Ordinal);
        Assert.NotEqual("", watcher.TextOf(receipt.ReplyId!));
    }

    [Fact]
    public async Task The_model_sees_the_conversation_before_the_question()
    {
        await _cluster.Session().Send(new VisitorMessage("c1", "First question"));
        await AnswerAsync("First answer");
        await using var watcher = new Watcher(_cluster.Session());
        await watcher.UntilAsync(seen => seen.Events.OfType<CompletedEvent>().Any(), "the first answer");
        await _cluster.Session().Send(new VisitorMessage("c2", "Second question"));

        var turn = await _cluster.Model.NextTurnAsync();

        Assert.Equal(["First question", "First answer"], turn.History.Select(message => message.Text));
    }

    [Fact]
    public async Task A_rating_is_kept_and_only_replies_can_be_rated()
    {
        var receipt = await _cluster.Session().Send(new VisitorMessage("c1", "?"));
        await AnswerAsync("So.");

        await _cluster.Session().Rate(receipt.ReplyId!, Rating.Down, "too short");

        var transcript = await _cluster.Session().GetTranscript();
        Assert.Equal(Rating.Down, transcript!.Messages[1].Rating);
        await Assert.ThrowsAsync<ChatException>(() => _cluster.Session().Rate(receipt.MessageId, Rating.Up, null));
        await Assert.ThrowsAsync<ChatException>(() => _cluster.Session().Rate("no-such-message", Rating.Up, null));
    }

    [Fact]
    public async Task Deleting_a_session_ends_its_watchers_and_leaves_nothing_but_the_usage()
    {
        var receipt = await _cluster.Session().Send(new VisitorMessage("c1", "?"));
        await AnswerAsync("So.");
        await using var watcher = new Watcher(_cluster.Session());
        await watcher.UntilCompletedAsync(receipt.ReplyId!);

        await _cluster.Session().Delete();

        while (await watcher.NextAsync())
        {
            // Whatever still comes, the end must.
        }

        Assert.Null(await _cluster.Conversations.LoadAsync(ChatCluster.Tenant, "s1", Cancellation));
        Assert.Null(await _cluster.Session().GetTranscript());
        Assert.Equal(1, await _cluster.TurnsMeteredAsync());
    }

    [Fact]
    public async Task A_session_deleted_in_mid_reply_stays_deleted_and_can_begin_anew()
    {
        await _cluster.Session().Send(new VisitorMessage("c1", "?"));
        var turn = await _cluster.Model.NextTurnAsync();
        turn.Say("Some");

        await _cluster.Session().Delete();
        await turn.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancellation);

        Assert.Null(await _cluster.Session().GetTranscript());
        var receipt = await _cluster.Session().Send(new VisitorMessage("c1", "Another"));
        await AnswerAsync("New.");
        await using var watcher = new Watcher(_cluster.Session());
        await watcher.UntilCompletedAsync(receipt.ReplyId!);
        Assert.Equal(2, watcher.Messages.Count);
        Assert.Equal(2, (await _cluster.Conversations.LoadAsync(ChatCluster.Tenant, "s1", Cancellation))!.Messages.Length);
    }

    [Fact]
    public async Task Sessions_of_one_name_in_two_tenants_have_nothing_in_common()
    {
        await _cluster.TenantGrain("other").Create(new TenantDraft("Other"));
        var ours = await _cluster.Session().Send(new VisitorMessage("c1", "Ours?"));
        await AnswerAsync("Ours.");
        var theirs = await _cluster.Session(tenant: "other").Send(new VisitorMessage("c1", "Theirs?"));
        await AnswerAsync("Theirs.");

        await using var watcher = new Watcher(_cluster.Session(tenant: "other"));
        await watcher.UntilCompletedAsync(theirs.ReplyId!);

        Assert.Equal(new[] { theirs.MessageId, theirs.ReplyId }.Order(), watcher.Messages.Keys.Order());
        await Assert.ThrowsAsync<ChatException>(() => _cluster.Session(tenant: "other").Stop(ours.ReplyId!));
    }

    [Fact]
    public async Task A_session_of_a_tenant_that_is_not_there_takes_no_message()
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.Session(tenant: "nobody").Send(new VisitorMessage("c1", "?")));

        Assert.Equal(ErrorCodes.TenantNotFound, refusal.Code);
    }

    private async Task AnswerAsync(string text)
    {
        var turn = await _cluster.Model.NextTurnAsync();
        turn.Say(text);
        turn.End();
    }

    /// <summary>What a process that dies in mid-reply leaves behind: both rows, the reply as of its last checkpoint.</summary>
    private async Task<(string Question, string Reply)> CrashedInMidReplyAsync(string checkpoint)
    {
        var now = _cluster.Time.GetUtcNow();
        var question = new ChatMessage("q1", 1, MessageRole.Visitor, MessageStatus.Complete, "Before the crash?", 0, "c1", null, [], null, now);
        var reply = new ChatMessage("r1", 2, MessageRole.Bot, MessageStatus.Streaming, "", 0, null, "q1", [], null, now);
        await _cluster.Conversations.AppendAsync(
            ChatCluster.Tenant, new SessionHeader("s1", "main", null, Answerer.Bot, now, now), [question, reply], Cancellation);
        await _cluster.Conversations.CheckpointAsync(ChatCluster.Tenant, "r1", 0, checkpoint, Cancellation);
        return ("q1", "r1");
    }
}
