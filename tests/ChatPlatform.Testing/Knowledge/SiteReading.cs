using System.Diagnostics;
using ChatPlatform.Knowledge.Reading;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Testing.Knowledge;

/// <param name="PeakMemory">The most that the process had resident while it read, in bytes.</param>
public sealed record SiteReading(SourceRun Run, TimeSpan Duration, long PeakMemory)
{
    /// <summary>Reads a source and measures it.</summary>
    public static async Task<SiteReading> MeasureAsync(KnowledgeHost host, string tenantId, string sourceId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var peak = WatchMemoryAsync(stop.Token);
        var watch = Stopwatch.StartNew();
        var run = await host.Reader.RunAsync(tenantId, sourceId, KnowledgeQuota.None, null, cancellationToken);
        watch.Stop();
        await stop.CancelAsync();
        return new SiteReading(run, watch.Elapsed, await peak);
    }

    private static async Task<long> WatchMemoryAsync(CancellationToken cancellationToken)
    {
        var peak = 0L;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        do
        {
            using var process = Process.GetCurrentProcess();
            peak = Math.Max(peak, process.WorkingSet64);
            try
            {
                await timer.WaitForNextTickAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
            }
        }
        while (!cancellationToken.IsCancellationRequested);
        return peak;
    }
}
