using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Tenants;

namespace ChatPlatform.Grains.Tests.Tenants;

public sealed class AccessGrainTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private ChatCluster _cluster = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _cluster = await ChatCluster.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Every_watch_begins_with_a_signal_and_gets_one_after_each_change()
    {
        await using var first = Watch(ChatCluster.Tenant);
        await using var second = Watch(ChatCluster.Tenant);
        await NextAsync(first);
        await NextAsync(second);

        foreach (var watch in (IAsyncEnumerator<long>[])[first, second])
        {
            await _cluster.TenantGrain().Update(new TenantDraft(Status: TenantStatus.Suspended), null);
            await NextAsync(watch);
        }
    }

    [Fact]
    public async Task Changes_of_one_tenant_are_no_signal_to_anothers_watch()
    {
        await using var other = Watch("other");
        await NextAsync(other);
        var next = other.MoveNextAsync().AsTask();

        await _cluster.TenantGrain().Update(new TenantDraft("New name"), null);
        await using var own = Watch(ChatCluster.Tenant);
        await NextAsync(own);

        Assert.False(next.IsCompleted);
        await _cluster.Grains.GetGrain<IAccessGrain>("other").Changed();
        Assert.True(await next.WaitAsync(Patience, Cancellation));
    }

    private IAsyncEnumerator<long> Watch(string topic) => _cluster.Grains.GetGrain<IAccessGrain>(topic).Watch(Cancellation).GetAsyncEnumerator(Cancellation);

    private static async Task NextAsync(IAsyncEnumerator<long> watch) => Assert.True(await watch.MoveNextAsync().AsTask().WaitAsync(Patience, Cancellation));
}
