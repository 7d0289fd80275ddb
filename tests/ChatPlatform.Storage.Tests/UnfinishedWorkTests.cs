using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Storage.Tests;

/// <summary>What every placement says of work left undone; a class for each runs it.</summary>
public abstract class UnfinishedWorkTests : StoreKit
{
    private IConversationStore Conversations => Fixture.Get<IConversationStore>();

    [Fact]
    public async Task Nothing_is_unfinished_at_first() => Assert.Empty(await ListAsync(minute: 9));

    [Fact]
    public async Task Sources_whose_run_is_queued_or_running_are_named_for_every_tenant()
    {
        var sources = Fixture.Get<ISourceStore>();
        foreach (var state in Enum.GetValues<SourceState>())
        {
            await sources.AddAsync("acme", Source($"{state}"), Cancellation);
            await sources.SaveRunAsync("acme", $"{state}", SourceRun.None with { State = state }, Cancellation);
        }

        await sources.AddAsync("other", Source("site"), Cancellation);

        Assert.Equal(
            [new("acme", UnfinishedKind.Source, "Queued"), new("acme", UnfinishedKind.Source, "Running"), new("other", UnfinishedKind.Source, "site")],
            await ListAsync(minute: 0));
    }

    [Fact]
    public async Task A_session_is_named_once_while_a_reply_of_it_has_no_end()
    {
        await Conversations.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1), Samples.Reply("r1", 2, "q1")], Cancellation);
        await Conversations.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q2", 3), Samples.Reply("r2", 4, "q2")], Cancellation);
        await Conversations.AppendAsync("other", Samples.Header("s2"), [Samples.Question("q1", 1), Samples.Reply("r1", 2, "q1")], Cancellation);

        Assert.Equal([new("acme", UnfinishedKind.Session, "s1"), new("other", UnfinishedKind.Session, "s2")], await ListAsync(minute: 0));

        await Conversations.CompleteAsync("other", Samples.Header("s2"), Samples.Reply("r1", 2, "q1") with { Status = MessageStatus.Stopped }, null, Cancellation);
        await Conversations.CompleteAsync("acme", Samples.Header("s1"), Samples.Reply("r1", 2, "q1") with { Status = MessageStatus.Complete }, null, Cancellation);

        Assert.Equal([new("acme", UnfinishedKind.Session, "s1")], await ListAsync(minute: 0));
    }

    [Fact]
    public async Task A_desk_is_named_once_while_agents_have_conversations()
    {
        foreach (var id in (string[])["s1", "s2"])
        {
            await Conversations.AppendAsync("acme", Samples.Header(id), [Samples.Question($"q-{id}", 1)], Cancellation);
            await Conversations.HandOverAsync(
                "acme", Samples.Header(id) with { Answerer = Answerer.Agent, Handover = new Handover(1, new Agent("u1", "Ann")) }, [], Cancellation);
        }

        await Conversations.HandOverAsync(
            "other", Samples.Header("s3") with { Answerer = Answerer.Waiting, Handover = new Handover(1, WaitingSince: Samples.Start) }, [], Cancellation);

        Assert.Equal([new("acme", UnfinishedKind.Desk, "acme")], await ListAsync(minute: 0));
    }

    [Fact]
    public async Task What_is_younger_than_asked_for_is_left_alone()
    {
        await Conversations.AppendAsync("acme", Samples.Header("s1"), [Samples.Question("q1", 1), Samples.Reply("r1", 2, "q1")], Cancellation);
        await Fixture.Get<ISourceStore>().AddAsync("acme", Source("site"), Cancellation);

        Assert.Empty(await ListAsync(minute: -1));
        Assert.Equal(2, (await ListAsync(minute: 0)).Count);
    }

    private static SourceRecord Source(string id) =>
        new(id, new SourceSpec(SourceType.Site, "https://acme.example/", 100, [], []), Samples.Start, SourceRun.None);

    private async Task<List<UnfinishedItem>> ListAsync(int minute)
    {
        var items = new List<UnfinishedItem>();
        await foreach (var item in Fixture.Get<IUnfinishedWork>().ListAsync(Samples.Start.AddMinutes(minute), Cancellation))
        {
            items.Add(item);
        }

        return [.. items.OrderBy(item => (item.TenantId, item.Kind, item.Id))];
    }
}

public sealed class SqliteUnfinishedWorkTests : UnfinishedWorkTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => new(new SqliteFixture());
}

public sealed class PostgresUnfinishedWorkTests : UnfinishedWorkTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();
}
