using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Hosting;

namespace Orleans.Embedded.Tests.State;

public sealed class StateTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    [Fact]
    public async Task A_state_that_was_never_written_is_a_new_one()
    {
        var (balance, exists, etag) = await Grain("new").Get();

        Assert.Equal(0, balance);
        Assert.False(exists);
        Assert.Null(etag);
    }

    [Fact]
    public async Task What_was_written_is_there_before_OnActivateAsync_of_the_next_activation()
    {
        var grain = Grain("kept");
        await grain.Deposit(7, store: true);
        await grain.Leave();

        Assert.Equal(7, await grain.SeenAtActivation());
        var (balance, exists, etag) = await grain.Get();
        Assert.Equal(7, balance);
        Assert.True(exists);
        Assert.NotNull(etag);
    }

    [Fact]
    public async Task What_was_not_written_is_gone_with_the_activation()
    {
        var grain = Grain("unwritten");
        await grain.Deposit(7, store: true);
        await grain.Deposit(5, store: false);

        await grain.Leave();

        Assert.Equal(7, await grain.SeenAtActivation());
    }

    [Fact]
    public async Task Reading_again_drops_what_was_not_written()
    {
        var grain = Grain("reload");
        await grain.Deposit(7, store: true);
        await grain.Deposit(5, store: false);

        await grain.Reload();

        Assert.Equal(7, (await grain.Get()).Balance);
    }

    [Fact]
    public async Task A_cleared_state_is_a_new_one()
    {
        var grain = Grain("cleared");
        await grain.Deposit(7, store: true);

        await grain.Clear();

        Assert.Equal((0, false), ((await grain.Get()).Balance, (await grain.Get()).Exists));
        await grain.Deposit(1, store: true);
        Assert.Equal(1, (await grain.Get()).Balance);
    }

    [Fact]
    public async Task Each_write_gives_another_etag()
    {
        var grain = Grain("etags");
        await grain.Deposit(1, store: true);
        var first = (await grain.Get()).Etag;
        await grain.Deposit(1, store: true);

        Assert.NotEqual(first, (await grain.Get()).Etag);
    }

    [Fact]
    public async Task States_of_one_grain_are_kept_apart()
    {
        var grain = Grain("two states");
        await grain.Deposit(3, store: true);
        await grain.SetNote("hello");
        await grain.Leave();

        Assert.Equal("hello", await grain.GetNote());
        Assert.Equal(3, (await grain.Get()).Balance);
    }

    [Fact]
    public async Task A_conflict_fails_the_call_and_the_next_activation_reads_anew()
    {
        var storage = new RivalStorage();
        await using var cluster = await Clusters.StartAsync(silo =>
            silo.Services.AddGrainStorage("rival", (_, _) => storage));
        var grain = cluster.Client.GetGrain<IRivalGrain>("x");
        await grain.Set(1);
        storage.WriteBehindItsBack(new Account { Balance = 50 });

        await Assert.ThrowsAsync<Orleans.Storage.InconsistentStateException>(() => grain.Set(2));

        Assert.Equal(50, await grain.Get());
        await grain.Set(3);
        Assert.Equal(3, await grain.Get());
    }

    [Fact]
    public async Task A_conflict_that_passes_through_a_caller_leaves_the_caller_alone()
    {
        var storage = new RivalStorage();
        await using var cluster = await Clusters.StartAsync(silo =>
            silo.Services.AddGrainStorage("rival", (_, _) => storage));
        var grain = cluster.Client.GetGrain<IRivalGrain>("owner");
        var caller = cluster.Client.GetGrain<IRivalCallerGrain>("caller");
        await grain.Set(1);
        var before = await caller.Activation();
        storage.WriteBehindItsBack(new Account { Balance = 50 });

        await Assert.ThrowsAsync<Orleans.Storage.InconsistentStateException>(() => caller.SetOn("owner", 2));

        Assert.Equal(before, await caller.Activation());
    }

    [Fact]
    public async Task Writes_of_one_state_follow_each_other()
    {
        var storage = new RivalStorage();
        await using var cluster = await Clusters.StartAsync(silo =>
            silo.Services.AddGrainStorage("rival", (_, _) => storage));
        var grain = cluster.Client.GetGrain<IRivalGrain>("x");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(grain.SetInterleaving));

        Assert.Equal(1, storage.MostWrites);
    }

    [Fact]
    public async Task A_conflict_in_the_tick_of_a_timer_ends_the_activation()
    {
        var storage = new RivalStorage();
        await using var cluster = await Clusters.StartAsync(silo =>
            silo.Services.AddGrainStorage("rival", (_, _) => storage));
        var grain = cluster.Client.GetGrain<IRivalGrain>("ticking");
        await grain.Set(1);
        storage.WriteBehindItsBack(new Account { Balance = 50 });

        await grain.SetByTimer(2);
        await cluster.Probe().Seen("ticking ended");

        Assert.Equal(50, await grain.Get());
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_fails_the_call_and_is_tried_anew()
    {
        var storage = new RivalStorage { FailReads = true };
        await using var cluster = await Clusters.StartAsync(silo =>
            silo.Services.AddGrainStorage("rival", (_, _) => storage));
        var grain = cluster.Client.GetGrain<IRivalGrain>("x");
        await Assert.ThrowsAnyAsync<Exception>(grain.Get);

        storage.FailReads = false;

        Assert.Equal(0, await grain.Get());
    }

    private IAccountGrain Grain(string key) => fixture.Client.GetGrain<IAccountGrain>(key);
}
