namespace Orleans.TestingHost;

/// <summary>The engine that is being configured.</summary>
public sealed class InProcessTestSiloSpecificOptions
{
    public string SiloName { get; set; } = "Primary";
}
