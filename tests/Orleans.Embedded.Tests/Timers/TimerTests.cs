using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;

namespace Orleans.Embedded.Tests.Timers;

public sealed class TimerTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _clock = new();
    private InProcessTestCluster _cluster = null!;

    private Probe Probe => _cluster.Probe();

    public async ValueTask InitializeAsync() => _cluster = await Clusters.StartAsync(silo =>
    {
        silo.Services.AddSingleton<TimeProvider>(_clock);
        silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
    });

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_timer_fires_after_its_due_time_and_then_each_period()
    {
        var grain = Grain("plain");
        await grain.Start(Second, 2 * Second, interleave: false, gate: null);
        Assert.Equal(0, await grain.Ticks());

        await TickAsync("plain", 1, Second);
        _clock.Advance(Second);
        Assert.Equal(1, await grain.Ticks());
        await TickAsync("plain", 2, Second);
        await TickAsync("plain", 3, 2 * Second);

        Assert.Contains("plain tick 1 state inside", Probe.Events);
    }

    [Fact]
    public async Task A_timer_with_an_infinite_period_fires_once()
    {
        var grain = Grain("once");
        await grain.Start(Second, Timeout.InfiniteTimeSpan, interleave: false, gate: null);
        await TickAsync("once", 1, Second);

        _clock.Advance(1000 * Second);

        Assert.Equal(1, await grain.Ticks());
    }

    [Fact]
    public async Task A_tick_waits_for_the_call_that_runs()
    {
        var grain = Grain("waits");
        await grain.Start(Second, Second, interleave: false, gate: null);
        var hold = grain.Hold("waits gate");
        await Probe.Seen("waits gate held");
        _clock.Advance(Second);

        Probe.Add("waits opened");
        Probe.Open("waits gate");
        await hold;
        await Probe.Seen("waits tick 1 ends");

        var events = Probe.Events.ToList();
        Assert.True(events.IndexOf("waits opened") < events.IndexOf("waits tick 1 state inside"));
    }

    [Fact]
    public async Task An_interleaving_tick_does_not_wait_for_the_call_that_runs()
    {
        var grain = Grain("interleaves");
        await grain.Start(Second, Second, interleave: true, gate: null);
        var hold = grain.Hold("interleaves gate");
        await Probe.Seen("interleaves gate held");

        _clock.Advance(Second);
        await Probe.Seen("interleaves tick 1 ends");

        Probe.Open("interleaves gate");
        await hold;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_period_counts_from_the_end_of_the_tick_before_so_ticks_do_not_overlap(bool interleave)
    {
        var key = $"long {interleave}";
        var grain = Grain(key);
        await grain.Start(Second, Second, interleave, gate: key);
        _clock.Advance(Second);
        await Probe.Seen($"{key} tick 1 state inside");

        _clock.Advance(10 * Second);
        Probe.Open($"{key} 1");
        await Probe.Seen($"{key} tick 1 ends");
        Assert.Equal(1, await grain.Ticks());

        Probe.Open($"{key} 2");
        await TickAsync(key, 2, Second);
    }

    [Fact]
    public async Task A_tick_that_fails_does_not_stop_the_timer()
    {
        var grain = Grain("fails");
        await grain.Start(Second, Second, interleave: false, gate: null, fail: true);

        await TickAsync("fails", 1, Second);
        await grain.Ticks();
        await TickAsync("fails", 2, Second);
    }

    [Fact]
    public async Task A_disposed_timer_fires_no_more()
    {
        var grain = Grain("disposed");
        await grain.Start(Second, Second, interleave: false, gate: null);
        await TickAsync("disposed", 1, Second);
        await grain.Ticks();

        await grain.Stop();
        _clock.Advance(10 * Second);

        Assert.Equal(1, await grain.Ticks());
    }

    [Fact]
    public async Task A_timer_can_be_given_other_times()
    {
        var grain = Grain("changed");
        await grain.Start(1000 * Second, 1000 * Second, interleave: false, gate: null);

        await grain.Change(Second, 3 * Second);

        await TickAsync("changed", 1, Second);
        await grain.Ticks();
        await TickAsync("changed", 2, 3 * Second);
    }

    [Fact]
    public async Task Other_times_given_in_a_tick_hold_from_its_end()
    {
        var grain = Grain("changed in tick");
        await grain.StartAndChangeInTick(Second, Second, newDue: 5 * Second);
        await TickAsync("changed in tick", 1, Second);
        await grain.Ticks();

        _clock.Advance(4 * Second);
        Assert.Equal(1, await grain.Ticks());
        await TickAsync("changed in tick", 2, Second);
        await TickAsync("changed in tick", 3, Second);
    }

    [Fact]
    public async Task The_token_of_a_timer_is_cancelled_when_its_grain_leaves()
    {
        var grain = Grain("token");
        await grain.StartAndChangeInTick(Second, Second, newDue: Second);
        await TickAsync("token", 1, Second);

        await grain.Leave();

        await Probe.Seen("token token cancelled");
    }

    [Fact]
    public async Task A_timer_stops_with_its_activation()
    {
        var grain = Grain("leaves");
        await grain.Start(Second, Second, interleave: false, gate: null);
        await TickAsync("leaves", 1, Second);
        await grain.Leave();

        Assert.Equal(0, await grain.Ticks());
        _clock.Advance(10 * Second);

        Assert.Equal(0, await grain.Ticks());
        Assert.DoesNotContain("leaves tick 2 state inside", Probe.Events);
    }

    private async Task TickAsync(string key, int tick, TimeSpan after)
    {
        // The timer is set again when the tick before has wholly ended; a call that is answered shows that it has.
        await Grain(key).Ticks();
        _clock.Advance(after);
        await Probe.Seen($"{key} tick {tick} ends");
    }

    private ITimerGrain Grain(string key) => _cluster.Client.GetGrain<ITimerGrain>(key);
}
