using ChatPlatform.Desk;
using ChatPlatform.Sessions;
using ChatPlatform.Sources;
using ChatPlatform.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace ChatPlatform.Recovery;

/// <summary>
/// Wakes what a crash left undone: replies without an end, runs of sources that had not ended. A grain that nobody
/// calls would never know that it has work left. It looks at the start and then again and again, since in a cluster it
/// is another node that dies.
/// </summary>
public sealed class UnfinishedWorkWaker(
    IUnfinishedWork unfinished, IGrainFactory grains, TimeProvider time, ILogger<UnfinishedWorkWaker> logger) : BackgroundService
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(30);

    /// <summary>Pauses are so many times as long as looking took, so that looking into thousands of files is a hundredth of the work at most.</summary>
    private const int PauseFactor = 100;

    /// <summary>What is younger is most likely being worked on at this moment.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Nothing is being worked on when a deployment of one process starts; in a cluster waking twice does no harm.
        var grace = TimeSpan.Zero;
        while (true)
        {
            var began = time.GetTimestamp();
            await WakeAll(time.GetUtcNow() - grace, stoppingToken);
            var pause = time.GetElapsedTime(began) * PauseFactor;
            await Task.Delay(pause > ShortestPause ? pause : ShortestPause, time, stoppingToken);
            grace = Grace;
        }
    }

    private async Task WakeAll(DateTimeOffset olderThan, CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var item in unfinished.ListAsync(olderThan, stoppingToken))
            {
                await Wake(item);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.UnfinishedWorkNotListed(failure);
        }
    }

    private async Task Wake(UnfinishedItem item)
    {
        try
        {
            await (item.Kind switch
            {
                UnfinishedKind.Session => grains.GetGrain<ISessionGrain>(new SessionKey(item.TenantId, item.Id).ToString()).Wake(),
                UnfinishedKind.Source => grains.GetGrain<ISourceGrain>(new SourceKey(item.TenantId, item.Id).ToString()).GetStatus(),
                UnfinishedKind.Desk => grains.GetGrain<IInboxGrain>(item.TenantId).Wake(),
                _ => throw new InvalidOperationException($"What is a {item.Kind}?"),
            });
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.NotWoken(failure, item.Kind, item.TenantId, item.Id);
        }
    }
}
