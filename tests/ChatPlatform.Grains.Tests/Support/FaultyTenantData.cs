using System.Collections.Immutable;
using ChatPlatform.Storage;
using ChatPlatform.Tenants;

namespace ChatPlatform.Grains.Tests.Support;

/// <summary>Tenants' data as a whole; breaks off before or after a step, once, as a crash would.</summary>
public sealed class FaultyTenantData(ITenantData inner) : ITenantData
{
    private string? _breaksAt;

    /// <param name="point">"before" or "after", and the method's name, such as "after CloseAsync".</param>
    public void BreakAt(string point) => _breaksAt = point;

    public Task CreateAsync(string tenantId, CancellationToken cancellationToken) => inner.CreateAsync(tenantId, cancellationToken);

    public Task CloseAsync(string tenantId, CancellationToken cancellationToken) =>
        RunAsync(nameof(CloseAsync), () => inner.CloseAsync(tenantId, cancellationToken));

    public async Task<ImmutableArray<RemovedItem>> CountAsync(string tenantId, CancellationToken cancellationToken)
    {
        ImmutableArray<RemovedItem> counted = [];
        await RunAsync(nameof(CountAsync), async () => counted = await inner.CountAsync(tenantId, cancellationToken));
        return counted;
    }

    public IAsyncEnumerable<string> ListSessionsAsync(string tenantId, CancellationToken cancellationToken)
    {
        Break($"before {nameof(ListSessionsAsync)}");
        return inner.ListSessionsAsync(tenantId, cancellationToken);
    }

    public Task DeleteAsync(string tenantId, CancellationToken cancellationToken) =>
        RunAsync(nameof(DeleteAsync), () => inner.DeleteAsync(tenantId, cancellationToken));

    private async Task RunAsync(string step, Func<Task> work)
    {
        Break($"before {step}");
        await work();
        Break($"after {step}");
    }

    private void Break(string point)
    {
        if (_breaksAt == point)
        {
            _breaksAt = null;
            throw new IOException($"Broken off {point}.");
        }
    }
}
