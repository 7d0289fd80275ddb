using Orleans.TestingHost;

namespace Orleans.Embedded.Tests;

/// <summary>One cluster for all tests of a class; each test uses grains of its own.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    public InProcessTestCluster Cluster { get; private set; } = null!;

    public IClusterClient Client => Cluster.Client;

    public Probe Probe => Cluster.Probe();

    public async ValueTask InitializeAsync() => Cluster = await Clusters.StartAsync();

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();
}
