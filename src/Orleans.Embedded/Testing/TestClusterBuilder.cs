namespace Orleans.TestingHost;

/// <summary>Builds a <see cref="TestCluster"/> from classes that configure it.</summary>
public class TestClusterBuilder
{
    public TestClusterBuilder()
        : this(2)
    {
    }

    /// <param name="initialSilosCount">There is always one, whatever is asked for.</param>
    public TestClusterBuilder(short initialSilosCount) => Options = new() { InitialSilosCount = initialSilosCount };

    public TestClusterOptions Options { get; }

    public static string CreateClusterId() => InProcessTestClusterBuilder.CreateClusterId();

    /// <typeparam name="T">An <see cref="ISiloConfigurator"/>.</typeparam>
    public TestClusterBuilder AddSiloBuilderConfigurator<T>()
        where T : new()
    {
        Options.SiloBuilderConfiguratorTypes.Add(typeof(T).AssemblyQualifiedName);
        return this;
    }

    public TestCluster Build() => new(Options);
}
