namespace Orleans.TestingHost;

/// <summary>What a <see cref="TestClusterBuilder"/> collects.</summary>
public class TestClusterOptions
{
    public string ClusterId { get; set; } = TestClusterBuilder.CreateClusterId();

    public string ServiceId { get; set; } = Guid.NewGuid().ToString();

    /// <summary>There is always one.</summary>
    public short InitialSilosCount { get; set; } = 1;

    public List<string?> SiloBuilderConfiguratorTypes { get; } = [];
}
