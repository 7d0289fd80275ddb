using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace ChatPlatform.Recovery;

/// <summary>
/// Has tenants removed whose grace time is over, and removals gone on with that broke off. Every node with grains looks;
/// the tenant's own grain sees to it that one does it.
/// </summary>
public sealed class TenantUpkeep(
    ITenantDeletions deletions, IGrainFactory grains, TimeProvider time, ILogger<TenantUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await RemoveDue(stoppingToken);
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task RemoveDue(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var tenantId in await deletions.ListDueAsync(time.GetUtcNow(), stoppingToken))
            {
                await grains.GetGrain<ITenantGrain>(tenantId).GoOnDeleting();
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.DeletionsNotBegun(failure);
        }
    }
}
