using System.Security.Cryptography;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;

namespace ChatPlatform.Storage.Tests.Platform;

/// <summary>What every store of tenants and keys does; a class for each placement runs it.</summary>
public abstract class PlatformStoreTests : IAsyncLifetime
{
    private StorageFixture _fixture = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ITenantStore Tenants => _fixture.Get<ITenantStore>();

    private IApiKeyStore Keys => _fixture.Get<IApiKeyStore>();

    protected StorageFixture Fixture => _fixture;

    protected abstract ValueTask<StorageFixture> CreateFixtureAsync();

    /// <summary>The rows that are there, beyond those that a list would show.</summary>
    protected abstract Task<int> CountVersionsAsync();

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
        await Tenants.UpdateAsync(config with { Name = "New", Origins = ["https://new.example"], Version = 2 }, [], Cancellation);

        var refusal = await Assert.ThrowsAsync<ChatException>(() => Tenants.UpdateAsync(config with { Name = "Late", Version = 2 }, [], Cancellation));

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

        var first = await Tenants.ListAsync(TenantFilter.All, null, 6, Cancellation);
        var second = await Tenants.ListAsync(TenantFilter.All, first.NextCursor, 6, Cancellation);

        Assert.Null(second.NextCursor);
        Assert.Equal(11, first.Items.Concat(second.Items).Select(tenant => tenant.Config.Id).Distinct().Count());
    }

    [Fact]
    public async Task Versions_of_a_bot_are_kept_with_the_change_and_how_it_was_before_the_first()
    {
        await _fixture.AddTenantAsync("acme");
        var config = Samples.Tenant("acme");
        var bot = config.Bots[0] with { Temperature = 0.5, Sources = ["s1"] };
        await Tenants.UpdateAsync(config with { Version = 2 }, [Version(1, bot with { Title = "Was" }), Version(2, bot)], Cancellation);
        await Tenants.UpdateAsync(config with { Version = 3 }, [Version(2, bot with { Title = "No" }), Version(3, bot with { Title = "Is" })], Cancellation);
        await Assert.ThrowsAsync<ChatException>(() => Tenants.UpdateAsync(config with { Version = 3 }, [Version(3, bot with { Title = "Late" })], Cancellation));

        var versions = await Tenants.ListBotVersionsAsync("acme", "main", Cancellation);

        Assert.Equal([(3, "Is"), (2, "Bot"), (1, "Was")], versions.Select(version => (version.Version, version.Bot.Title)));
        Assert.All(versions, version => Assert.Equal(("ann", Samples.Start, 0.5, "s1"), (version.ChangedBy, version.ChangedAt, version.Bot.Temperature, version.Bot.Sources!.Value[0])));
        Assert.Empty(await Tenants.ListBotVersionsAsync("acme", "other", Cancellation));
        Assert.Empty(await Tenants.ListBotVersionsAsync("other", "main", Cancellation));

        static BotVersion Version(long version, BotConfig bot) => new("main", version, Samples.Start, "ann", bot);
    }

    [Fact]
    public async Task Of_a_bot_that_is_changed_without_end_the_last_hundred_versions_are_kept()
    {
        await _fixture.AddTenantAsync("acme");
        var config = Samples.Tenant("acme");
        for (var version = 2; version <= 103; version++)
        {
            await Tenants.UpdateAsync(config with { Version = version }, [new BotVersion("main", version, Samples.Start, "ann", config.Bots[0])], Cancellation);
        }

        Assert.Equal(100, await CountVersionsAsync());
        Assert.Equal(103, (await Tenants.ListBotVersionsAsync("acme", "main", Cancellation))[0].Version);
    }

    [Fact]
    public async Task Tenants_are_found_by_parts_of_their_names_by_status_and_by_plan()
    {
        await _fixture.AddTenantAsync("acme");
        await _fixture.AddTenantAsync("a-100");
        var acme = Samples.Tenant("acme") with { Name = "Acme 100% Kettles_", Version = 2, Plan = "gold" };
        await Tenants.UpdateAsync(acme, [], Cancellation);
        await Tenants.UpdateAsync(Samples.Tenant("a-100") with { Status = TenantStatus.Suspended, Version = 2 }, [], Cancellation);

        (TenantFilter Filter, string[] Found)[] expected =
        [
            (TenantFilter.All, ["acme", "a-100"]),
            (new("KETTLE"), ["acme"]),
            (new("100"), ["acme", "a-100"]),
            (new("100%"), ["acme"]),
            (new("s_"), ["acme"]),
            (new("\\"), []),
            (new(Status: TenantStatus.Suspended), ["a-100"]),
            (new(Status: TenantStatus.Active), ["acme"]),
            (new(Plan: "gold"), ["acme"]),
            (new(Plan: "standard"), ["a-100"]),
            (new("a", TenantStatus.Active, "gold"), ["acme"]),
            (new("a", TenantStatus.Suspended, "gold"), []),
        ];
        foreach (var (filter, found) in expected)
        {
            var page = await Tenants.ListAsync(filter, null, 9, Cancellation);
            Assert.True(found.SequenceEqual(page.Items.Select(tenant => tenant.Config.Id)), $"{filter}: {string.Join(' ', page.Items.Select(tenant => tenant.Config.Id))}");
        }
    }

    [Fact]
    public async Task A_key_is_found_by_its_hash()
    {
        await _fixture.AddTenantAsync("acme");
        var hash = SHA256.HashData("secret"u8);
        var key = new ApiKeyRecord("k1", "acme", ApiKeyScope.Chat, "cp_chat_", Samples.Start, null);
        await Keys.AddAsync(key, hash, Cancellation);

        Assert.Equal(key, await Keys.FindAsync(hash, Cancellation));
        Assert.Null(await Keys.FindAsync(SHA256.HashData("other"u8), Cancellation));
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

        await Keys.AddAsync(new ApiKeyRecord("k5", "acme", ApiKeyScope.Chat, "p", Samples.Start, null), [5], Cancellation);

        await Keys.ExpireAllAsync("acme", ["k5"], Samples.Start.AddHours(24), Cancellation);

        Assert.Equal(Samples.Start.AddHours(24), (await Keys.FindAsync([1], Cancellation))!.ExpiresAt);
        Assert.Equal(Samples.Start.AddHours(1), (await Keys.FindAsync([2], Cancellation))!.ExpiresAt);
        Assert.Null((await Keys.FindAsync([3], Cancellation))!.ExpiresAt);
        Assert.Null((await Keys.FindAsync([5], Cancellation))!.ExpiresAt);
        await Keys.ExpireAllAsync("acme", [], Samples.Start.AddHours(2), Cancellation);
        Assert.Equal(Samples.Start.AddHours(2), (await Keys.FindAsync([5], Cancellation))!.ExpiresAt);
        Assert.Equal("k4", Assert.Single(await Keys.ListAsync(null, Cancellation)).Id);
    }

    [Fact]
    public async Task A_key_keeps_its_name_and_the_latest_use_of_it()
    {
        await _fixture.AddTenantAsync("acme");
        await Keys.AddAsync(new ApiKeyRecord("k1", "acme", ApiKeyScope.Chat, "p", Samples.Start, null, "The shop's \0 server"), [1], Cancellation);
        await Keys.AddAsync(new ApiKeyRecord("k2", "acme", ApiKeyScope.Chat, "p", Samples.Start, null), [2], Cancellation);

        await Keys.RecordUsesAsync(Uses(("k1", 5), ("gone", 5)), Cancellation);
        await Keys.RecordUsesAsync(Uses(("k1", 3)), Cancellation);

        var used = await Keys.FindByIdAsync("acme", "k1", Cancellation);
        Assert.Equal("The shop's \0 server", used!.Name);
        Assert.Equal(Samples.Start.AddMinutes(5), used.LastUsedAt);
        Assert.Null((await Keys.FindByIdAsync("acme", "k2", Cancellation))!.LastUsedAt);
    }

    [Fact]
    public async Task A_key_is_found_ended_and_deleted_by_its_own_tenant_only()
    {
        await _fixture.AddTenantAsync("acme");
        await _fixture.AddTenantAsync("other");
        await Keys.AddAsync(new ApiKeyRecord("k1", "acme", ApiKeyScope.Chat, "p", Samples.Start, null), [1], Cancellation);
        await Keys.AddAsync(new ApiKeyRecord("k2", null, ApiKeyScope.Platform, "p", Samples.Start, null), [2], Cancellation);

        foreach (var (tenant, id) in ((string?, string)[])[("other", "k1"), (null, "k1"), ("acme", "k2")])
        {
            Assert.Null(await Keys.FindByIdAsync(tenant, id, Cancellation));
            Assert.False(await Keys.DeleteAsync(tenant, id, Cancellation));
            await Keys.ExpireAsync(tenant, id, Samples.Start, Cancellation);
        }

        Assert.Null((await Keys.FindByIdAsync("acme", "k1", Cancellation))!.ExpiresAt);
        await Keys.ExpireAsync("acme", "k1", Samples.Start.AddHours(2), Cancellation);
        await Keys.ExpireAsync("acme", "k1", Samples.Start.AddHours(3), Cancellation);
        Assert.Equal(Samples.Start.AddHours(2), (await Keys.FindByIdAsync("acme", "k1", Cancellation))!.ExpiresAt);
        Assert.True(await Keys.DeleteAsync("acme", "k1", Cancellation));
        Assert.True(await Keys.DeleteAsync(null, "k2", Cancellation));
        Assert.Null(await Keys.FindAsync([1], Cancellation));
    }

    private static Dictionary<string, DateTimeOffset> Uses(params (string Id, int Minute)[] uses) =>
        uses.ToDictionary(use => use.Id, use => Samples.Start.AddMinutes(use.Minute));
}
