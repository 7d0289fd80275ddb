using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.Runtime;
using Orleans.TestingHost;

namespace Orleans.Embedded.Tests.Streams;

public sealed class UnreadStreamTests
{
    [Fact]
    public async Task An_enumerator_that_nobody_reads_is_dropped_after_a_minute()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var clock = new FakeTimeProvider();
        await using var cluster = await Clusters.StartAsync(silo =>
        {
            silo.Services.AddSingleton<TimeProvider>(clock);
            silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
        });
        var grain = cluster.Client.GetGrain<IStreamGrain>("unread");
        await using var reader = grain.Endless(cancellation).GetAsyncEnumerator(cancellation);
        Assert.True(await reader.MoveNextAsync());

        // Read since the last look, so the first look lets it be.
        clock.Advance(TimeSpan.FromSeconds(31));
        await grain.Touch();
        Assert.DoesNotContain("unread left inside", cluster.Probe().Events);

        clock.Advance(TimeSpan.FromSeconds(31));
        await cluster.Probe().Seen("unread left inside");

        await Assert.ThrowsAsync<EnumerationAbortedException>(async () => await reader.MoveNextAsync());
    }
}
