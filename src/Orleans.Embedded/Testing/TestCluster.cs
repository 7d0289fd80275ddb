using System.Collections.ObjectModel;

namespace Orleans.TestingHost;

/// <summary>One engine inside the test process, and a client of it.</summary>
public class TestCluster : IDisposable, IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    internal TestCluster(TestClusterOptions options)
    {
        Options = options;
        var builder = new InProcessTestClusterBuilder(1) { Options = { ClusterId = options.ClusterId, ServiceId = options.ServiceId } };
        foreach (var name in options.SiloBuilderConfiguratorTypes)
            builder.ConfigureSilo((_, silo) => ((ISiloConfigurator)Activator.CreateInstance(Type.GetType(name!, throwOnError: true)!)!).Configure(silo));
        _cluster = builder.Build();
    }

    public TestClusterOptions Options { get; }

    public IClusterClient Client => _cluster.Client;

    public IGrainFactory GrainFactory => _cluster.Client;

    public SiloHandle? Primary => Silos.FirstOrDefault();

    public ReadOnlyCollection<SiloHandle> Silos => _cluster.Silos.Cast<SiloHandle>().ToList().AsReadOnly();

    public void Deploy() => DeployAsync().GetAwaiter().GetResult();

    public Task DeployAsync() => _cluster.DeployAsync();

    public Task DeployAsync(CancellationToken cancellationToken) => _cluster.DeployAsync(cancellationToken);

    public Task StopSiloAsync(SiloHandle instance) => instance.StopSiloAsync(stopGracefully: true);

    public Task StopSiloAsync(SiloHandle instance, CancellationToken cancellationToken) => instance.StopSiloAsync(cancellationToken);

    /// <inheritdoc cref="InProcessTestCluster.KillSiloAsync(InProcessSiloHandle)"/>
    public Task KillSiloAsync(SiloHandle instance) => instance.StopSiloAsync(stopGracefully: false);

    /// <inheritdoc cref="InProcessTestCluster.KillSiloAsync(InProcessSiloHandle)"/>
    public Task KillSiloAsync(SiloHandle instance, CancellationToken cancellationToken) => KillSiloAsync(instance).WaitAsync(cancellationToken);

    public Task StopAllSilosAsync() => _cluster.StopAllSilosAsync();

    public Task StopAllSilosAsync(CancellationToken cancellationToken) => _cluster.StopAllSilosAsync(cancellationToken);

    public void StopAllSilos() => StopAllSilosAsync().GetAwaiter().GetResult();

    public void Dispose()
    {
        DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
