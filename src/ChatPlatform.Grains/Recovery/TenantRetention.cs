using ChatPlatform.Sessions;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Recovery;

/// <summary>
/// Removes, at the start and then every day, conversations that have been silent for longer than their tenant keeps them.
/// Two nodes that do it at once do no harm.
/// </summary>
public sealed class TenantRetention(ITenantStore tenants, SessionCleanup cleanup, TimeProvider time, ILogger<TenantRetention> logger) : BackgroundService
{
    private const int AtATime = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await RemoveAll(stoppingToken);
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task RemoveAll(CancellationToken stoppingToken)
    {
        try
        {
            string? cursor = null;
            do
            {
                var page = await tenants.ListAsync(TenantFilter.All, cursor, AtATime, stoppingToken);
                foreach (var tenant in page.Items.Select(listed => listed.Config).Where(tenant => tenant is { RetentionDays: > 0, Status: not TenantStatus.Deleting }))
                {
                    await Remove(tenant, stoppingToken);
                }

                cursor = page.NextCursor;
            }
            while (cursor is not null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.TenantsNotListed(failure);
        }
    }

    private async Task Remove(TenantConfig tenant, CancellationToken stoppingToken)
    {
        try
        {
            var removed = await cleanup.RemoveSilentAsync(tenant.Id, time.GetUtcNow().AddDays(-tenant.RetentionDays), int.MaxValue, stoppingToken);
            if (removed > 0)
            {
                logger.RetentionApplied(removed, tenant.Id);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.RetentionFailed(failure, tenant.Id);
        }
    }
}
