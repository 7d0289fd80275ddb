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
    public async Task A_block_outlives_a_restart_and_leaves_nothing_when_it_is_over()
    {
        for (var i = 0; i < 10; i++)
        {
            await _cluster.Address("192.0.2.1").RecordFailure();
        }

        _cluster.Time.Advance(TimeSpan.FromMinutes(5));
        await _cluster.RestartAsync();

        Assert.Equal(TimeSpan.FromMinutes(10), await _cluster.Address("192.0.2.1").GetBlock());
        _cluster.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await _cluster.Address("192.0.2.1").GetBlock());
        await _cluster.RestartAsync();
        for (var i = 0; i < 9; i++)
        {
            await _cluster.Address("192.0.2.1").RecordFailure();
        }

        Assert.Null(await _cluster.Address("192.0.2.1").GetBlock());
    }

    [Fact]
    public async Task Failures_during_a_block_do_not_lengthen_it()
    {
        var address = _cluster.Address("192.0.2.1");
        for (var i = 0; i < 25; i++)
        {
            await address.RecordFailure();
            _cluster.Time.Advance(TimeSpan.FromSeconds(10));
        }

        _cluster.Time.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(160));
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
