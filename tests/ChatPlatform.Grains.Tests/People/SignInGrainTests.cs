using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.People;
using Orleans;

namespace ChatPlatform.Grains.Tests.People;

public sealed class SignInGrainTests : IAsyncLifetime
{
    private static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    private ChatCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await ChatCluster.StartAsync(withTenant: false);

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Five_attempts_lock_an_account_for_fifteen_minutes_and_no_other()
    {
        var account = Grain(SignInKey.Account("ANN@EXAMPLE.COM"));
        await BeginAsync(account, 5);

        Assert.Equal(Lock, await account.Begin());
        Assert.Null(await Grain(SignInKey.Account("BOB@EXAMPLE.COM")).Begin());
        _cluster.Time.Advance(Lock - TimeSpan.FromSeconds(1));
        Assert.Equal(TimeSpan.FromSeconds(1), await account.Begin());
        _cluster.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await account.Begin());
    }

    [Fact]
    public async Task Many_attempts_at_once_are_no_more_than_one_after_the_other()
    {
        var account = Grain(SignInKey.Account("ANN@EXAMPLE.COM"));

        var waits = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => account.Begin()));

        Assert.Equal(5, waits.Count(wait => wait is null));
    }

    [Fact]
    public async Task An_address_has_thirty_attempts_and_those_that_succeed_do_not_count()
    {
        var address = Grain(SignInKey.Address("192.0.2.1"));
        for (var i = 0; i < 100; i++)
        {
            Assert.Null(await address.Begin());
            await address.Release();
        }

        await BeginAsync(address, 29);
        Assert.Null(await address.Begin());
        Assert.Equal(Lock, await address.Begin());
    }

    [Fact]
    public async Task The_last_attempt_locks_only_if_it_fails()
    {
        var account = Grain(SignInKey.Account("ANN@EXAMPLE.COM"));
        await BeginAsync(account, 5);
        await account.Release();

        Assert.Null(await account.Begin());
        Assert.Equal(Lock, await account.Begin());
        await account.Clear();
        await BeginAsync(account, 5);
        Assert.Equal(Lock, await account.Begin());
    }

    [Fact]
    public async Task Attempts_that_lie_further_apart_do_not_lock()
    {
        var account = Grain(SignInKey.Account("ANN@EXAMPLE.COM"));
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(await account.Begin());
            _cluster.Time.Advance(TimeSpan.FromMinutes(4));
        }
    }

    [Fact]
    public async Task A_lock_outlives_a_restart()
    {
        await BeginAsync(Grain(SignInKey.Account("ANN@EXAMPLE.COM")), 5);

        await _cluster.RestartAsync();

        Assert.Equal(Lock, await Grain(SignInKey.Account("ANN@EXAMPLE.COM")).Begin());
        _cluster.Time.Advance(Lock);
        Assert.Null(await Grain(SignInKey.Account("ANN@EXAMPLE.COM")).Begin());
    }

    private static async Task BeginAsync(ISignInGrain grain, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Null(await grain.Begin());
        }
    }

    private ISignInGrain Grain(string key) => _cluster.Grains.GetGrain<ISignInGrain>(key);
}
