using System.Threading.Channels;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;

namespace ChatPlatform.Grains.Tests.Support;

/// <summary>The plans as another process reads them; says when it does.</summary>
public sealed class WatchedPlanStore(IPlanStore inner) : IPlanStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<bool> _reads = Channel.CreateUnbounded<bool>();

    /// <summary>Waits for a reading that was not waited for before.</summary>
    public Task ReadAsync() => _reads.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public async Task<IReadOnlyList<Plan>> ListAsync(CancellationToken cancellationToken)
    {
        var plans = await inner.ListAsync(cancellationToken);
        _reads.Writer.TryWrite(true);
        return plans;
    }

    public Task SaveAsync(Plan plan, CancellationToken cancellationToken) => inner.SaveAsync(plan, cancellationToken);

    public Task<bool> DeleteAsync(string id, long? version, CancellationToken cancellationToken) => inner.DeleteAsync(id, version, cancellationToken);

    public Task<IReadOnlyList<(string PlanId, long Tenants)>> CountTenantsAsync(CancellationToken cancellationToken) => inner.CountTenantsAsync(cancellationToken);
}
