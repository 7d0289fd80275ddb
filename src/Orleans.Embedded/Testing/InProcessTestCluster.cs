using System.Collections.ObjectModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>One engine inside the test process, and a client of it.</summary>
public sealed class InProcessTestCluster : IAsyncDisposable
{
    private readonly List<InProcessSiloHandle> _silos = [];

    internal InProcessTestCluster(InProcessTestClusterOptions options) => Options = options;

    public InProcessTestClusterOptions Options { get; }

    public ReadOnlyCollection<InProcessSiloHandle> Silos => _silos.AsReadOnly();

    public IClusterClient Client => _silos[0].ServiceProvider.GetRequiredService<IClusterClient>();

    public Task DeployAsync() => DeployAsync(CancellationToken.None);

    public async Task DeployAsync(CancellationToken cancellationToken)
    {
        var names = new InProcessTestSiloSpecificOptions();
        var host = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Development });
        host.Logging.ClearProviders();
        host.UseOrleans(silo => silo.Configure<ClusterOptions>(cluster =>
        {
            cluster.ClusterId = Options.ClusterId;
            cluster.ServiceId = Options.ServiceId;
        }));
        foreach (var configure in Options.SiloHostConfigurationDelegates)
            configure(names, host);

        var silo = new InProcessSiloHandle { Name = names.SiloName, SiloHost = host.Build() };
        await silo.SiloHost.StartAsync(cancellationToken);
        _silos.Add(silo);
    }

    public Task StopSiloAsync(InProcessSiloHandle instance) => StopSiloAsync(instance, CancellationToken.None);

    public Task StopSiloAsync(InProcessSiloHandle instance, CancellationToken cancellationToken) =>
        instance.StopSiloAsync(cancellationToken);

    /// <summary>Drops the engine as a crash would: nothing is deactivated, nothing more is written.</summary>
    public Task KillSiloAsync(InProcessSiloHandle instance) => instance.StopSiloAsync(stopGracefully: false);

    /// <inheritdoc cref="KillSiloAsync(InProcessSiloHandle)"/>
    public Task KillSiloAsync(InProcessSiloHandle instance, CancellationToken cancellationToken) =>
        KillSiloAsync(instance).WaitAsync(cancellationToken);

    public Task StopAllSilosAsync() => StopAllSilosAsync(CancellationToken.None);

    public async Task StopAllSilosAsync(CancellationToken cancellationToken)
    {
        foreach (var silo in _silos)
            await StopSiloAsync(silo, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos)
            await silo.DisposeAsync();
    }
}
