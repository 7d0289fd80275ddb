using ChatPlatform.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;

namespace ChatPlatform.Sources;

/// <summary>
/// After a start, wakes the sources whose run had not ended: a grain that nobody calls would never know that
/// it has work left.
/// </summary>
public sealed class UnfinishedSources(
    IUnfinishedWork unfinished, IGrainFactory grains, TimeProvider time, ILogger<UnfinishedSources> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var item in unfinished.ListAsync(time.GetUtcNow(), stoppingToken))
        {
            if (item.Kind is UnfinishedKind.Source)
            {
                await Wake(item.TenantId, item.Id);
            }
        }
    }

    private async Task Wake(string tenantId, string sourceId)
    {
        try
        {
            await grains.GetGrain<ISourceGrain>(new SourceKey(tenantId, sourceId).ToString()).GetStatus();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.SourceNotWoken(failure, tenantId, sourceId);
        }
    }
}
