using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.Platform;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace ChatPlatform.Sources;

/// <summary>
/// After a start, wakes the sources whose run had not ended: a grain that nobody calls would never know that
/// it has work left.
/// </summary>
public sealed class UnfinishedSources(
    ITenantStore tenants, ISourceStore sources, IGrainFactory grains, ILogger<UnfinishedSources> logger) : BackgroundService
{
    private const int TenantsAtATime = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string? cursor = null;
        do
        {
            var page = await tenants.ListAsync(cursor, TenantsAtATime, stoppingToken);
            foreach (var tenant in page.Items)
            {
                await Wake(tenant.Id, stoppingToken);
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }

    private async Task Wake(string tenantId, CancellationToken stoppingToken)
    {
        try
        {
            foreach (var sourceId in await sources.ListUnfinishedAsync(tenantId, stoppingToken))
            {
                await grains.GetGrain<ISourceGrain>(new SourceKey(tenantId, sourceId).ToString()).GetStatus();
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.SourcesNotWoken(failure, tenantId);
        }
    }
}
