namespace Orleans.Embedded.Tests.Lifetimes;

public sealed class StopTests
{
    [Fact]
    public async Task Stopping_the_host_ends_every_activation()
    {
        await using var cluster = await Clusters.StartAsync();
        var probe = cluster.Probe();
        var keys = Enumerable.Range(0, 50).Select(i => $"grain {i}").ToArray();
        await Task.WhenAll(keys.Select(key => cluster.Client.GetGrain<IMortalGrain>(key).Activation()));

        await cluster.StopAllSilosAsync(TestContext.Current.CancellationToken);

        Assert.All(keys, key => Assert.Contains($"{key} ended 1", probe.Events));
        Assert.All(keys, key => Assert.Contains($"{key} ending 1 ShuttingDown", probe.Events));
    }
}
