using System.Collections.Concurrent;
using ChatPlatform.Storage.Platform;

namespace ChatPlatform.Web.Security;

/// <summary>When keys were last used: noted in memory and stored every minute, so that no request pays for it with a write.</summary>
internal sealed class KeyUses(IApiKeyStore store, TimeProvider time, ILogger<KeyUses> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private ConcurrentDictionary<string, DateTimeOffset> _uses = new(StringComparer.Ordinal);

    public void Note(string keyId) => _uses[keyId] = time.GetUtcNow();

    public async Task StoreAsync(CancellationToken cancellationToken)
    {
        var uses = Interlocked.Exchange(ref _uses, new ConcurrentDictionary<string, DateTimeOffset>(StringComparer.Ordinal));
        if (!uses.IsEmpty)
        {
            await store.RecordUsesAsync(uses, cancellationToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryStoreAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await TryStoreAsync(stoppingToken);
        }
    }

    private async Task TryStoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await StoreAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // A minute's uses are lost; the next are noted again.
            logger.UsesNotStored(failure);
        }
    }
}
