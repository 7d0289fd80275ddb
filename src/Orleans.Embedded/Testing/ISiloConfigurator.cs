using Orleans.Hosting;

namespace Orleans.TestingHost;

/// <summary>Configures the engine of a <see cref="TestCluster"/>; constructed without arguments.</summary>
public interface ISiloConfigurator
{
    void Configure(ISiloBuilder siloBuilder);
}
