using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace Orleans.Embedded.Tests;

/// <summary>Clusters with a <see cref="Probe"/> and a memory storage named "memory".</summary>
public static class Clusters
{
    public static async Task<InProcessTestCluster> StartAsync(Action<ISiloBuilder>? configure = null)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorage("memory");
            silo.Services.AddSingleton<Probe>();
            configure?.Invoke(silo);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return cluster;
    }

    public static Probe Probe(this InProcessTestCluster cluster) => cluster.Silos[0].ServiceProvider.GetRequiredService<Probe>();
}
