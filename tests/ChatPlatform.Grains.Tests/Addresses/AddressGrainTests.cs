using ChatPlatform.Grains.Tests.Support;
using Orleans;

namespace ChatPlatform.Grains.Tests.Addresses;

public sealed class AddressGrainTests : IAsyncLifetime
{
    private ChatCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await ChatCluster.StartAsync(withTenant: false);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Ten_failures_block_an_address_for_fifteen_minutes()
    {
        var address = _cluster.Address("192.0.2.1");
        for (var i = 0; i < 9; i++)
        {
            await address.RecordFailure();
        }

        Assert.Null(await address.GetBlock());
        await address.RecordFailure();

        Assert.Equal(TimeSpan.FromMinutes(15), await address.GetBlock());
        Assert.Null(await _cluster.Address("192.0.2.2").GetBlock());
        _cluster.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Null(await address.GetBlock());
    }

    [Fact]
    public async Task Failures_that_lie_further_apart_do_not_block()
    {
        var address = _cluster.Address("192.0.2.1");
        for (var i = 0; i < 30; i++)
        {
            await address.RecordFailure();
            _cluster.Time.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Null(await address.GetBlock());
    }
}
