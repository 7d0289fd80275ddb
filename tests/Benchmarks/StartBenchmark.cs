using System.Diagnostics;
using ChatPlatform.Testing.Platform;

namespace ChatPlatform.Benchmarks;

internal sealed class StartBenchmark : IBenchmark
{
    private const int Starts = 10;

    public string Name => "start";

    public string Question => "How long from starting the built program to /health/ready, on an empty data folder?";

    public async Task RunAsync(TextWriter output)
    {
        var seconds = new List<double>();
        for (var i = 0; i < Starts; i++)
        {
            await using var platform = new PlatformProcess();
            var watch = Stopwatch.StartNew();
            await platform.StartAsync();
            seconds.Add(watch.Elapsed.TotalSeconds);
        }

        await output.WriteLineAsync($"  start to ready: {new Spread(seconds, "s")}");
    }
}
