using System.Security.Cryptography;
using ChatPlatform.Storage.Platform;

namespace ChatPlatform.Storage.Tests.Platform;

/// <summary>What every store of tenants and keys does; a class for each placement runs it.</summary>
public abstract class PlatformStoreTests : IAsyncLifetime
{
    private StorageFixture _fixture = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ITenantStore Tenants => _fixture.Get<ITenantStore>();

    private IApiKeyStore Keys => _fixture.Get<IApiKeyStore>();

    protected abstract ValueTask<StorageFixture> CreateFixtureAsync();

    public async ValueTask InitializeAsync() => _fixture = await CreateFixtureAsync();

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_tenant_is_found_as_it_was_created()
    {
        var config = await _fixture.AddTenantAsync("acme", "https://acme.example", "https://www.acme.example:8443");

        var found = await Tenants.FindAsync("acme", Cancellation);

        Assert.Equal(config.Origins, found!.Origins);
        Assert.Equal(config.Bots[0].Suggestions, found.Bots[0].Suggestions);
        Assert.Equal("acme", await Tenants.FindTenantByHostAsync("www.acme.example:8443", Cancellation));
        Assert.Null(await Tenants.FindTenantByHostAsync("www.acme.example", Cancellation));
        Assert.Null(await Tenants.FindAsync("nobody", Cancellation));
    }

    [Fact]
    public async Task A_second_tenant_of_the_name_or_with_the_host_is_refused_whole()
    {
        await _fixture.AddTenantAsync("acme", "https://acme.example");

        var exists = await Assert.ThrowsAsync<ChatException>(() => Tenants.CreateAsync(Samples.Tenant("acme"), Cancellation));
        var taken = await Assert.ThrowsAsync<ChatException>(
            () => Tenants.CreateAsync(Samples.Tenant("second", "https://free.example", "http://acme.example"), Cancellation));

        Assert.Equal(ErrorCodes.TenantExists, exists.Code);
        Assert.Equal(ErrorCodes.OriginTaken, taken.Code);
        Assert.Null(await Tenants.FindAsync("second", Cancellation));
        Assert.Null(await Tenants.FindTenantByHostAsync("free.example", Cancellation));
    }

    [Fact]
    public async Task Only_the_next_version_replaces_a_configuration()
    {
        var config = await _fixture.AddTenantAsync("acme", "https://acme.example");
        await Tenants.UpdateAsync(config with { Name = "New", Origins = ["https://new.example"], Version = 2 }, Cancellation);

        var refusal = await Assert.ThrowsAsync<ChatException>(() => Tenants.UpdateAsync(config with { Name = "Late", Version = 2 }, Cancellation));

        Assert.Equal(ErrorCodes.Conflict, refusal.Code);
        Assert.Equal("New", (await Tenants.FindAsync("acme", Cancellation))!.Name);
        Assert.Null(await Tenants.FindTenantByHostAsync("acme.example", Cancellation));
        Assert.Equal("acme", await Tenants.FindTenantByHostAsync("new.example", Cancellation));
    }

    [Fact]
    public async Task Pages_of_the_list_hold_every_tenant_once()
    {
        for (var i = 0; i < 11; i++)
        {
            await _fixture.AddTenantAsync($"tenant-{i}");
        }

        var first = await Tenants.ListAsync(null, 6, Cancellation);
        var second = await Tenants.ListAsync(first.NextCursor, 6, Cancellation);

        Assert.Null(second.NextCursor);
        Assert.Equal(11, first.Items.Concat(second.Items).Select(tenant => tenant.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_key_is_found_by_its_hash_until_the_tenant_is_deleted()
    {
        await _fixture.AddTenantAsync("acme");
        var hash = SHA256.HashData("secret"u8);
        var key = new ApiKeyRecord("k1", "acme", ApiKeyScope.Chat, "cp_chat_", Samples.Start, null);
        await Keys.AddAsync(key, hash, Cancellation);

        Assert.Equal(key, await Keys.FindAsync(hash, Cancellation));
        Assert.Null(await Keys.FindAsync(SHA256.HashData("other"u8), Cancellation));

        await Tenants.DeleteAsync("acme", Cancellation);
        Assert.Null(await Keys.FindAsync(hash, Cancellation));
    }

    [Fact]
    public async Task Ending_a_tenants_keys_shortens_lives_and_never_lengthens_them()
    {
        await _fixture.AddTenantAsync("acme");
        await _fixture.AddTenantAsync("other");
        await Keys.AddAsync(new ApiKeyRecord("k1", "acme", ApiKeyScope.Chat, "p", Samples.Start, null), [1], Cancellation);
        await Keys.AddAsync(new ApiKeyRecord("k2", "acme", ApiKeyScope.Chat, "p", Samples.Start, Samples.Start.AddHours(1)), [2], Cancellation);
        await Keys.AddAsync(new ApiKeyRecord("k3", "other", ApiKeyScope.Chat, "p", Samples.Start, null), [3], Cancellation);
        await Keys.AddAsync(new ApiKeyRecord("k4", null, ApiKeyScope.Platform, "p", Samples.Start, null), [4], Cancellation);

        await Keys.ExpireAllAsync("acme", Samples.Start.AddHours(24), Cancellation);

        Assert.Equal(Samples.Start.AddHours(24), (await Keys.FindAsync([1], Cancellation))!.ExpiresAt);
        Assert.Equal(Samples.Start.AddHours(1), (await Keys.FindAsync([2], Cancellation))!.ExpiresAt);
        Assert.Null((await Keys.FindAsync([3], Cancellation))!.ExpiresAt);
        Assert.Equal("k4", Assert.Single(await Keys.ListAsync(null, Cancellation)).Id);
    }
}
