using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace Orleans.Embedded.Tests.EmbeddedOnly;

/// <summary>Idle grains. Orleans looks for them in real time only, so these cannot run there.</summary>
public sealed class IdleTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TimerClock _timers = new();
    private InProcessTestCluster _cluster = null!;

    private Probe Probe => _cluster.Probe();

    public async ValueTask InitializeAsync() => _cluster = await Clusters.StartAsync(silo =>
    {
        silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.ActivationManagement, _clock);
        silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, _timers);
        silo.Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionAge = TimeSpan.FromMinutes(5);
            options.CollectionQuantum = TimeSpan.FromMinutes(1);
            options.ClassSpecificCollectionAge[typeof(ShortLivedGrain).FullName!] = TimeSpan.FromMinutes(2);
        });
    });

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_grain_that_is_idle_for_the_collection_age_leaves_memory()
    {
        var grain = Grain<ISleepyGrain>("idle");
        await grain.Touch();

        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(1, await grain.Touch());
        _clock.Advance(TimeSpan.FromMinutes(6));
        await Probe.Seen("idle ended ActivationIdle");

        Assert.Equal(2, await grain.Touch());
    }

    [Fact]
    public async Task A_class_may_have_an_age_of_its_own()
    {
        await Grain<IShortLivedGrain>("short").Touch();
        await Grain<ISleepyGrain>("normal").Touch();

        _clock.Advance(TimeSpan.FromMinutes(3));

        await Probe.Seen("short ended ActivationIdle");
        Assert.Equal(1, await Grain<ISleepyGrain>("normal").Touch());
    }

    [Fact]
    public async Task A_class_may_be_kept_for_ever()
    {
        await Grain<IEternalGrain>("eternal").Touch();

        _clock.Advance(TimeSpan.FromDays(30));

        Assert.Equal(1, await Grain<IEternalGrain>("eternal").Touch());
    }

    [Fact]
    public async Task A_grain_with_a_call_that_runs_is_not_idle()
    {
        var grain = Grain<ISleepyGrain>("busy");
        var hold = grain.Hold("busy gate");
        await Probe.Seen("busy gate held");

        _clock.Advance(TimeSpan.FromHours(1));
        Probe.Open("busy gate");
        await hold;

        Assert.Equal(1, await grain.Touch());
    }

    [Fact]
    public async Task A_grain_can_delay_its_end_and_take_that_back()
    {
        var grain = Grain<ISleepyGrain>("delayed");
        await grain.Delay(TimeSpan.FromMinutes(30));

        _clock.Advance(TimeSpan.FromMinutes(29));
        Assert.DoesNotContain("delayed ended ActivationIdle", Probe.Events);

        await grain.Delay(Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromDays(3));
        Assert.DoesNotContain("delayed ended ActivationIdle", Probe.Events);

        await grain.Delay(TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromMinutes(7));
        await Probe.Seen("delayed ended ActivationIdle");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ticks_of_a_timer_keep_a_grain_only_if_told_so(bool keepAlive)
    {
        var key = $"ticking {keepAlive}";
        var grain = Grain<ISleepyGrain>(key);
        await grain.Tick(TimeSpan.FromMinutes(1), keepAlive);

        for (var tick = 1; tick <= (keepAlive ? 10 : 4); tick++)
        {
            await _timers.SetAsync();
            _timers.Advance(TimeSpan.FromMinutes(1));
            _clock.Advance(TimeSpan.FromMinutes(1));
            await Probe.Seen($"{key} tick {tick}");
        }

        await _timers.SetAsync();
        _clock.Advance(TimeSpan.FromMinutes(3));
        if (!keepAlive)
            await Probe.Seen($"{key} ended ActivationIdle");
        Assert.Equal(keepAlive ? 1 : 2, await grain.Touch());
    }

    [Fact]
    public async Task A_stream_that_waits_for_an_item_keeps_its_grain()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var grain = _cluster.Client.GetGrain<Streams.IStreamGrain>("watched");
        await using var reader = grain.Gated(cancellation).GetAsyncEnumerator(cancellation);
        var next = reader.MoveNextAsync();
        await Probe.Seen("watched waits for 1");

        _clock.Advance(TimeSpan.FromHours(1));
        Probe.Open("watched 1");

        Assert.True(await next);
        Assert.DoesNotContain("watched deactivated", Probe.Events);
        Probe.Open("watched 2");
    }

    [Fact]
    public async Task An_age_that_is_not_longer_than_the_quantum_stops_the_start()
    {
        var thrown = await Assert.ThrowsAsync<OptionsValidationException>(() => Clusters.StartAsync(silo =>
            silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromSeconds(30))));

        Assert.Contains("CollectionAge is 00:00:30, which must be longer than CollectionQuantum, 00:01:00.", thrown.Message, StringComparison.Ordinal);
    }

    private T Grain<T>(string key)
        where T : IGrainWithStringKey => _cluster.Client.GetGrain<T>(key);
}
