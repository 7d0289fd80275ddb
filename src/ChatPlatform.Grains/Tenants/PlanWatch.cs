using ChatPlatform.Changes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>
/// Keeps this process's <see cref="Plans"/> as they are stored. It is told when another process has changed one, and looks
/// by itself besides, since what is told may not arrive.
/// </summary>
public sealed class PlanWatch(Plans plans, IGrainFactory grains, TimeProvider time, ILogger<PlanWatch> logger) : BackgroundService
{
    /// <summary>For so long a change may be unknown that nobody has told.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(ListenAsync(stoppingToken), LookAsync(stoppingToken));

    private async Task ListenAsync(CancellationToken stoppingToken)
    {
        for (var isLogged = false; ; await Task.Delay(Pause, time, stoppingToken))
        {
            try
            {
                await foreach (var changes in grains.GetGrain<IChangeGrain>(AccessTopic.Platform).Watch(stoppingToken))
                {
                    // It begins with "ready": from there on no change is missed, and what went before is read.
                    if (changes.Any(change => change.Topic is ChangeTopic.Ready or ChangeTopic.Plans))
                    {
                        await plans.ReadAsync(stoppingToken);
                    }

                    isLogged = false;
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Of a grain that leaves its node, and of a database that is away, there is nothing to say here.
                if (!isLogged && failure is not ChatException { Code: ErrorCodes.Unavailable })
                {
                    logger.PlansNotWatched(failure);
                    isLogged = true;
                }
            }
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Period, time, stoppingToken);
            try
            {
                await plans.ReadAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.PlansNotRead(failure);
            }
        }
    }
}
