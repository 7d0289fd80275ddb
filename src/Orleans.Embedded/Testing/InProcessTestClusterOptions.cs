using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>What an <see cref="InProcessTestClusterBuilder"/> collects.</summary>
public sealed class InProcessTestClusterOptions
{
    public string ClusterId { get; set; } = InProcessTestClusterBuilder.CreateClusterId();

    public string ServiceId { get; set; } = Guid.NewGuid().ToString();

    /// <summary>There is always one.</summary>
    public short InitialSilosCount { get; set; } = 1;

    public List<Action<InProcessTestSiloSpecificOptions, IHostApplicationBuilder>> SiloHostConfigurationDelegates { get; } = [];
}
