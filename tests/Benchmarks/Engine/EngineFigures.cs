using System.Diagnostics;
using Orleans;

namespace ChatPlatform.Benchmarks.Engine;

/// <summary>What calls, streams and activations cost. Each figure can be taken again for its spread.</summary>
public sealed class EngineFigures(IGrainFactory grains)
{
    private int _activations;

    /// <summary>A caller that waits for each answer; warm from the first call on.</summary>
    /// <returns>Calls per second, and the latency of a call at the median and the 99th percentile, in microseconds.</returns>
    public async Task<(double PerSecond, double Median, double P99)> SequentialCallsAsync(int calls = 300_000)
    {
        var grain = grains.GetGrain<IPingGrain>("sequential");
        for (var i = 0; i < 50_000; i++)
            await grain.Ping(i);

        var latencies = new long[calls];
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
        {
            var sent = Stopwatch.GetTimestamp();
            await grain.Ping(i);
            latencies[i] = Stopwatch.GetTimestamp() - sent;
        }

        var elapsed = Stopwatch.GetElapsedTime(started);
        Array.Sort(latencies);
        return (calls / elapsed.TotalSeconds, Microseconds(latencies[calls / 2]), Microseconds(latencies[calls * 99L / 100]));
    }

    /// <returns>Calls per second of so many callers, each with a grain of its own.</returns>
    public async Task<double> ParallelCallsAsync(int calls = 1_000_000, int callers = 64)
    {
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var grain = grains.GetGrain<IPingGrain>($"parallel {caller}");
            for (var i = 0; i < calls / callers; i++)
                await grain.Ping(i);
        })));
        return calls / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <returns>Microseconds of a call from one grain to another.</returns>
    public async Task<double> GrainToGrainAsync(int calls = 300_000)
    {
        var grain = grains.GetGrain<IPingGrain>("relay");
        await grain.Relay("relayed", 10_000);
        var started = Stopwatch.GetTimestamp();
        await grain.Relay("relayed", calls);
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / calls;
    }

    /// <returns>Microseconds from an item that the grain had to wait for to the next.</returns>
    public async Task<double> StreamItemAsync(int items = 200_000)
    {
        var grain = grains.GetGrain<IPingGrain>("stream");
        var started = Stopwatch.GetTimestamp();
        await foreach (var _ in grain.Count(items, yields: true))
        {
        }

        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / items;
    }

    /// <returns>Microseconds that a first call takes more than nothing, and bytes that an idle activation keeps.</returns>
    public async Task<(double Microseconds, double Bytes)> ActivationsAsync(int count = 100_000)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
            await grains.GetGrain<IPingGrain>($"activation {_activations++}").Ping(i);
        var elapsed = Stopwatch.GetElapsedTime(started);
        return (elapsed.TotalMicroseconds / count, (double)(GC.GetTotalMemory(forceFullCollection: true) - before) / count);
    }

    private static double Microseconds(long ticks) => Stopwatch.GetElapsedTime(0, ticks).TotalMicroseconds;
}
