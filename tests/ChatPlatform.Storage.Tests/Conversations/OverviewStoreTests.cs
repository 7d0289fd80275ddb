using System.Collections.Immutable;
using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;

namespace ChatPlatform.Storage.Tests.Conversations;

/// <summary>What every store counts of a tenant's conversations; a class for each placement runs it.</summary>
public abstract class OverviewStoreTests : StoreKit
{
    private static readonly DateTimeOffset Midnight = new(2026, 1, 16, 0, 0, 0, TimeSpan.Zero);

    private IConversationStore Conversations => Fixture.Get<IConversationStore>();

    private IOverviewStore Overview => Fixture.Get<IOverviewStore>();

    [Fact]
    public async Task Each_day_and_bot_has_its_conversations_questions_answers_ratings_and_costs()
    {
        await TurnAsync("s1", Midnight.AddHours(-2), MessageStatus.Complete, cost: 0.25m, firstText: 120, rating: Rating.Up);
        await TurnAsync("s2", Midnight.AddHours(-1), MessageStatus.Unanswered, cost: 0.5m, firstText: 80, rating: Rating.Down);
        await TurnAsync("s3", Midnight, MessageStatus.Complete, cost: 0, firstText: null);
        await TurnAsync("s4", Midnight.AddHours(1), MessageStatus.Failed, cost: 1, firstText: 10, bot: "sales");
        await TurnAsync("s5", Midnight, MessageStatus.Complete, cost: 7, firstText: 1, tenant: "other");

        var days = await CountAsync(null);

        Assert.Equal(
            [
                new DayOfBot(new DateOnly(2026, 1, 15), "main", 2, 0, 2, 1, 1, 1, 1, 240, 60, 0.75m),
                new DayOfBot(new DateOnly(2026, 1, 16), "main", 1, 0, 1, 1, 0, 0, 0, 120, 30, 0),
                new DayOfBot(new DateOnly(2026, 1, 16), "sales", 1, 0, 1, 0, 0, 0, 0, 120, 30, 1),
            ],
            days);
        Assert.Equal(days[2..], await CountAsync("sales"));
        Assert.Equal(
            [
                new FirstTextWait(new DateOnly(2026, 1, 15), "main", 80, 1),
                new FirstTextWait(new DateOnly(2026, 1, 15), "main", 120, 1),
                new FirstTextWait(new DateOnly(2026, 1, 16), "sales", 10, 1),
            ],
            await WaitsAsync(null));
        Assert.Equal(10, Assert.Single(await WaitsAsync("sales")).Milliseconds);
    }

    [Fact]
    public async Task Where_nothing_went_on_there_is_nothing_to_count()
    {
        Assert.Empty(await CountAsync(null));
        Assert.Empty(await WaitsAsync(null));
    }

    [Fact]
    public async Task The_time_asked_for_begins_with_its_first_instant_and_ends_before_its_last()
    {
        await TurnAsync("s1", Midnight.AddDays(-1).AddTicks(-10), MessageStatus.Complete, cost: 1, firstText: 1);
        await TurnAsync("s2", Midnight.AddDays(-1), MessageStatus.Complete, cost: 2, firstText: 2);
        await TurnAsync("s3", Midnight.AddTicks(-10), MessageStatus.Complete, cost: 4, firstText: 3);
        await TurnAsync("s4", Midnight, MessageStatus.Complete, cost: 8, firstText: 4);

        var day = Assert.Single(await Overview.CountAsync("acme", Midnight.AddDays(-1), Midnight, null, Cancellation));

        Assert.Equal((2, 2, 6m), (day.Conversations, day.Questions, day.Cost));
        Assert.Equal([2, 3], (await Overview.CountWaitsAsync("acme", Midnight.AddDays(-1), Midnight, null, Cancellation)).Select(wait => wait.Milliseconds));
    }

    [Fact]
    public async Task A_conversation_in_which_a_person_was_asked_for_counts_as_handed_over_however_often_it_was()
    {
        await TurnAsync("s1", Midnight, MessageStatus.Complete, cost: 0, firstText: 1);
        var waiting = Samples.Header("s1") with { CreatedAt = Midnight, UpdatedAt = Midnight, Answerer = Answerer.Waiting, Handover = Handover.None with { Number = 1 } };
        await Conversations.HandOverAsync("acme", waiting, [], Cancellation);
        await Conversations.HandOverAsync("acme", waiting with { Answerer = Answerer.Bot, Handover = Handover.None with { Number = 2 } }, [], Cancellation);

        Assert.Equal((1, 1), (Assert.Single(await CountAsync(null)).Conversations, Assert.Single(await CountAsync(null)).HandedOver));
    }

    private Task<ImmutableArray<DayOfBot>> CountAsync(string? bot) =>
        Overview.CountAsync("acme", Midnight.AddDays(-9), Midnight.AddDays(9), bot, Cancellation);

    private Task<ImmutableArray<FirstTextWait>> WaitsAsync(string? bot) =>
        Overview.CountWaitsAsync("acme", Midnight.AddDays(-9), Midnight.AddDays(9), bot, Cancellation);

    private async Task TurnAsync(
        string session, DateTimeOffset at, MessageStatus status, decimal cost, int? firstText, Rating? rating = null, string bot = "main", string tenant = "acme")
    {
        var header = Samples.Header(session) with { BotId = bot, CreatedAt = at, UpdatedAt = at };
        var question = Samples.Question($"q-{session}", 1) with { CreatedAt = at };
        var reply = Samples.Reply($"r-{session}", 2, question.Id) with { CreatedAt = at };
        await Conversations.AppendAsync(tenant, header, [question, reply], Cancellation);
        Assert.True(await Conversations.CompleteAsync(
            tenant, header, reply with { Status = status, Text = "So." }, Samples.Usage with { Cost = cost, FirstTextMs = firstText }, Cancellation));
        Assert.Equal(firstText, (await Conversations.FindUsageAsync(tenant, reply.Id, Cancellation))!.FirstTextMs);
        if (rating is { } given)
        {
            await Conversations.RateAsync(tenant, reply.Id, given, null, Cancellation);
        }
    }
}
