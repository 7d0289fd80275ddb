using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;

namespace ChatPlatform.Storage.Tests.Conversations;

/// <summary>What every store of usage does; a class for each placement runs it.</summary>
public abstract class UsageStoreTests : StoreKit
{
    private const decimal Ceiling = 10;

    private static readonly DateTimeOffset Month = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private IConversationStore Conversations => Fixture.Get<IConversationStore>();

    private IUsageStore Store => Fixture.Get<IUsageStore>();

    [Fact]
    public async Task Money_is_set_aside_as_long_as_a_reply_is_under_way_and_then_spent_as_it_cost()
    {
        await BeginAsync("r1");
        Assert.True(await ReserveAsync("r1", 4.000001m));
        Assert.Equal(new MonthUsage(1, 0, 4.000001m), await ReadAsync());

        await CompleteAsync("r1", cost: 1.234567m);

        Assert.Equal(new MonthUsage(1, 1.234567m, 0), await ReadAsync());
        Assert.Equal(1.234567m, (await Conversations.FindUsageAsync("acme", "r1", Cancellation))!.Cost);
        Assert.Equal(1.234567m, Assert.Single(await Conversations.ReadUsageAsync("acme", Month, Month.AddMonths(1), Cancellation)).Cost);
    }

    [Fact]
    public async Task What_was_spent_and_what_is_set_aside_for_others_leave_the_rest_and_a_reply_stands_in_its_own_place()
    {
        await BeginAsync("spent");
        await CompleteAsync("spent", cost: 3);
        await BeginAsync("r1");
        await BeginAsync("r2");

        Assert.True(await ReserveAsync("r1", 4));
        Assert.False(await ReserveAsync("r2", 3.000001m));
        Assert.True(await ReserveAsync("r2", 3));
        Assert.False(await ReserveAsync("r1", 4.000001m));
        Assert.True(await ReserveAsync("r1", 4, revision: 1));
        Assert.Equal(new MonthUsage(3, 3, 7), await ReadAsync());
    }

    [Fact]
    public async Task Nothing_is_set_aside_for_a_reply_that_is_someone_elses_final_or_gone()
    {
        await BeginAsync("ended");
        await CompleteAsync("ended", cost: 0);
        await BeginAsync("overtaken");
        await Conversations.CheckpointAsync("acme", "overtaken", revision: 2, "", Cancellation);

        Assert.False(await ReserveAsync("ended", 1));
        Assert.False(await ReserveAsync("overtaken", 1, revision: 1));
        Assert.False(await ReserveAsync("gone", 1));
        Assert.False(await Store.ReserveAsync("other", new SpendReservation("overtaken", 2, 1), Month, Ceiling, Cancellation));
        Assert.True(await ReserveAsync("overtaken", 1, revision: 2));
        Assert.Equal(1, (await ReadAsync()).Reserved);
    }

    [Fact]
    public async Task Many_at_once_never_go_beyond_the_ceiling()
    {
        string[] replies = [.. Enumerable.Range(0, 24).Select(number => $"r{number}")];
        foreach (var reply in replies)
        {
            await BeginAsync(reply);
        }

        var fits = await Task.WhenAll(replies.Select(reply => ReserveAsync(reply, 0.9m)));
        Assert.Equal(11, fits.Count(isReserved => isReserved));

        // Each that ends gives back more than it cost; whatever the order, what is taken of that is never more than was given.
        var reserved = replies.Zip(fits).ToLookup(reply => reply.Second, reply => reply.First);
        await Task.WhenAll([.. reserved[true].Select(reply => CompleteAsync(reply, cost: 0.5m)), .. reserved[false].Select(reply => ReserveAsync(reply, 0.9m))]);

        var month = await ReadAsync();
        Assert.Equal(5.5m, month.Spent);
        Assert.True(month.Spent + month.Reserved <= Ceiling, $"{month} is beyond the ceiling.");
    }

    [Fact]
    public async Task Each_month_is_counted_by_itself_and_a_reply_belongs_to_the_month_it_ends_in()
    {
        await BeginAsync("r1");
        Assert.True(await ReserveAsync("r1", 9));
        await CompleteAsync("r1", cost: 9, at: Month.AddMonths(1).AddTicks(-10));
        await BeginAsync("r2");
        await CompleteAsync("r2", cost: 2, at: Month.AddMonths(1));

        Assert.Equal((1, 9m), ((await ReadAsync()).Turns, (await ReadAsync()).Spent));
        Assert.Equal(new MonthUsage(1, 2, 0), await Store.ReadMonthAsync("acme", Month.AddMonths(1), Cancellation));
        Assert.Equal(new MonthUsage(0, 0, 0), await Store.ReadMonthAsync("other", Month, Cancellation));
    }

    [Fact]
    public async Task A_reply_that_was_removed_is_metered_once_too()
    {
        await BeginAsync("r1");
        await ReserveAsync("r1", 5);
        await Conversations.DeleteAsync("acme", "s-r1", Cancellation);
        Assert.Equal(new MonthUsage(0, 0, 0), await ReadAsync());

        await RecordAsync("r1", 2);
        await RecordAsync("r1", 2);

        Assert.Equal(new MonthUsage(1, 2, 0), await ReadAsync());
    }

    private Task BeginAsync(string reply) => Conversations.AppendAsync(
        "acme", Samples.Header($"s-{reply}"), [Samples.Question($"q-{reply}", 1), Samples.Reply(reply, 2, $"q-{reply}")], Cancellation);

    private Task<bool> ReserveAsync(string reply, decimal amount, int revision = 0) =>
        Store.ReserveAsync("acme", new SpendReservation(reply, revision, amount), Month, Ceiling, Cancellation);

    private async Task CompleteAsync(string reply, decimal cost, DateTimeOffset? at = null) => Assert.True(await Conversations.CompleteAsync(
        "acme",
        Samples.Header($"s-{reply}") with { UpdatedAt = at ?? Samples.Start },
        Samples.Reply(reply, 2, $"q-{reply}", "Because.") with { Status = MessageStatus.Complete, Revision = 9 },
        Samples.Usage with { Cost = cost },
        Cancellation));

    private Task RecordAsync(string reply, decimal cost) =>
        Store.RecordAsync("acme", $"s-{reply}", "main", reply, Samples.Usage with { Cost = cost }, Samples.Start, Cancellation);

    private Task<MonthUsage> ReadAsync() => Store.ReadMonthAsync("acme", Month, Cancellation);
}
