using ChatPlatform.Benchmarks.Engine;
using Orleans.TestingHost;

namespace ChatPlatform.Benchmarks;

internal sealed class EngineBenchmark : IBenchmark
{
    private const int Rounds = 3;

    public string Name => "engine";

    public string Question => "What do grain calls, streams and activations cost?";

    public async Task RunAsync(TextWriter output)
    {
        await using var cluster = new InProcessTestClusterBuilder(1).Build();
        await cluster.DeployAsync();
        var figures = new EngineFigures(cluster.Client);
        var median = new List<double>();
        var parallel = new List<double>();
        var relayed = new List<double>();
        var items = new List<double>();
        var activations = new List<double>();
        var bytes = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            median.Add((await figures.SequentialCallsAsync()).Median);
            parallel.Add(await figures.ParallelCallsAsync() / 1e6);
            relayed.Add(await figures.GrainToGrainAsync());
            items.Add(await figures.StreamItemAsync());
            var (microseconds, kept) = await figures.ActivationsAsync();
            activations.Add(microseconds);
            bytes.Add(kept);
        }

        await output.WriteLineAsync($"  call:            {new Spread(median, "us")}");
        await output.WriteLineAsync($"  64 callers:      {new Spread(parallel, "million calls a second")}");
        await output.WriteLineAsync($"  grain to grain:  {new Spread(relayed, "us")}");
        await output.WriteLineAsync($"  streamed item:   {new Spread(items, "us")}");
        await output.WriteLineAsync($"  activation:      {new Spread(activations, "us")}, keeps {new Spread(bytes, "bytes")}");
    }
}
