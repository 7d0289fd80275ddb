using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Embedded.Tests.Lifetimes;
using Orleans.Embedded.Tests.State;
using Orleans.Embedded.Tests.Streams;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.EmbeddedOnly;

/// <summary>How the engine starts and stops with its host.</summary>
public sealed class HostTests
{
    [Fact]
    public async Task A_host_of_any_kind_can_hold_the_engine()
    {
        using var host = new HostBuilder().UseOrleans(Configure).Build();
        await host.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IMortalGrain>("x").Activation());

        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_call_before_the_start_or_after_the_stop_is_refused()
    {
        using var host = Build();
        var grain = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IMortalGrain>("x");
        await Assert.ThrowsAsync<SiloUnavailableException>(grain.Activation);

        await host.StartAsync(TestContext.Current.CancellationToken);
        await grain.Activation();
        await host.StopAsync(TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<SiloUnavailableException>(grain.Activation);
    }

    [Fact]
    public async Task Stopping_lets_a_call_that_runs_come_to_its_end()
    {
        using var host = Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var probe = host.Services.GetRequiredService<Probe>();
        var hold = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IMortalGrain>("x").Hold("gate");
        await probe.Seen("gate held");

        var stop = host.StopAsync(TestContext.Current.CancellationToken);
        probe.Open("gate");
        await hold;
        await stop;

        Assert.Contains("x ended 1", probe.Events);
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_readers_of_streams()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var host = Build();
        await host.StartAsync(cancellation);
        var probe = host.Services.GetRequiredService<Probe>();
        await using var reader = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IStreamGrain>("x").Endless(cancellation).GetAsyncEnumerator(cancellation);
        await reader.MoveNextAsync();
        var next = reader.MoveNextAsync();
        await probe.Seen("x waits");

        await host.StopAsync(cancellation);

        Assert.Contains("x left inside", probe.Events);
        var thrown = await Record.ExceptionAsync(async () => await next);
        Assert.True(thrown is EnumerationAbortedException or SiloUnavailableException, $"{thrown}");
    }

    [Fact]
    public async Task Stopping_lets_a_call_that_runs_call_further_grains()
    {
        using var host = Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var probe = host.Services.GetRequiredService<Probe>();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var hold = grains.GetGrain<IMortalGrain>("x").HoldAndCall("gate", "y");
        await probe.Seen("gate held");

        var stop = host.StopAsync(TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<SiloUnavailableException>(grains.GetGrain<IMortalGrain>("z").Activation);
        probe.Open("gate");

        Assert.Equal(1, await hold);
        await stop;
        Assert.Contains("y ended 1", probe.Events);
    }

    [Fact]
    public async Task Stopping_gives_up_a_turn_that_does_not_end_and_tells_its_grain_all_the_same()
    {
        using var host = Build(shutdownTime: TimeSpan.FromMilliseconds(600));
        await host.StartAsync(TestContext.Current.CancellationToken);
        var probe = host.Services.GetRequiredService<Probe>();
        var hold = host.Services.GetRequiredService<IGrainFactory>().GetGrain<IMortalGrain>("x").Hold("gate");
        await probe.Seen("gate held");

        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Contains("x ended 1", probe.Events);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => hold);
        probe.Open("gate");
    }

    [Fact]
    public async Task A_killed_host_tidies_nothing_up_and_answers_nobody()
    {
        using var host = Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var probe = host.Services.GetRequiredService<Probe>();
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        await grains.GetGrain<IMortalGrain>("idle").Activation();
        var hold = grains.GetGrain<IMortalGrain>("busy").Hold("gate");
        await probe.Seen("gate held");

        await host.StopAsync(new CancellationToken(canceled: true));

        await Assert.ThrowsAsync<SiloUnavailableException>(() => hold);
        Assert.DoesNotContain(probe.Events, text => text.Contains("ending", StringComparison.Ordinal));
        probe.Open("gate");
    }

    [Fact]
    public async Task A_storage_that_is_not_registered_is_named()
    {
        using var host = Build(withStorage: false);
        await host.StartAsync(TestContext.Current.CancellationToken);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(
            host.Services.GetRequiredService<IGrainFactory>().GetGrain<IAccountGrain>("x").Get);

        var inner = Assert.IsType<Orleans.Storage.BadProviderConfigException>(thrown.InnerException);
        Assert.Equal("AccountGrain keeps 'account' in the storage 'memory', which is not registered.", inner.Message);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static IHost Build(bool withStorage = true, TimeSpan? shutdownTime = null)
    {
        var builder = Host.CreateApplicationBuilder();
        if (shutdownTime is { } time)
            builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = time);
        builder.UseOrleans(silo => Configure(silo, withStorage));
        return builder.Build();
    }

    private static void Configure(ISiloBuilder silo) => Configure(silo, withStorage: true);

    private static void Configure(ISiloBuilder silo, bool withStorage)
    {
        silo.UseLocalhostClustering();
        silo.Services.AddSingleton<Probe>();
        if (withStorage)
            silo.AddMemoryGrainStorage("memory");
    }
}
