using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Sessions;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Tenants;
using Orleans;

namespace ChatPlatform.Grains.Tests.Tenants;

public sealed class TenantGrainTests : IAsyncLifetime
{
    private ChatCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await ChatCluster.StartAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_tenant_that_another_node_has_created_meanwhile_loses_nothing()
    {
        Assert.Null(await _cluster.TenantGrain("second").GetConfig());
        var theirs = (await _cluster.TenantGrain().GetConfig())! with { Id = "second", Origins = [], Domains = null };
        await _cluster.DataFaults.CreateAsync("second", TestContext.Current.CancellationToken);
        await _cluster.Tenants.CreateAsync(theirs, TestContext.Current.CancellationToken);
        await _cluster.Conversations.AppendAsync("second", new SessionHeader("s1", "main", null, Answerer.Bot, theirs.CreatedAt, theirs.CreatedAt), [], TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.TenantGrain("second").Create(new TenantDraft("Again")));

        Assert.Equal(ErrorCodes.TenantExists, refusal.Code);
        Assert.NotNull(await _cluster.Conversations.LoadAsync("second", "s1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_tenant_is_created_once()
    {
        var config = await _cluster.TenantGrain().GetConfig();
        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.TenantGrain().Create(new TenantDraft("Again")));

        Assert.Equal("Acme", config!.Name);
        Assert.Equal(1, config.Version);
        Assert.Equal(ErrorCodes.TenantExists, refusal.Code);
    }

    [Theory]
    [InlineData("A")]
    [InlineData("../etc")]
    [InlineData("a/b")]
    [InlineData("acme\n")]
    [InlineData("Übung")]
    public async Task An_id_that_is_no_name_is_refused(string id)
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.TenantGrain(id).Create(new TenantDraft("Bad")));

        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
        Assert.Null(await _cluster.TenantGrain(id).GetConfig());
    }

    [Fact]
    public async Task A_host_belongs_to_one_tenant_and_who_comes_second_leaves_nothing_behind()
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(
            () => _cluster.TenantGrain("second").Create(new TenantDraft("Second", Origins: ["http://ACME.example:443", "https://acme.example/"])));

        Assert.Equal(ErrorCodes.OriginTaken, refusal.Code);
        Assert.Null(await _cluster.TenantGrain("second").GetConfig());
        Assert.Equal(ChatCluster.Tenant, await _cluster.Grains.GetGrain<IOriginGrain>("acme.example").GetTenant());
        Assert.Null(await _cluster.Session(tenant: "second").GetTranscript());
    }

    [Fact]
    public async Task A_changed_origin_is_known_at_once()
    {
        var host = _cluster.Grains.GetGrain<IOriginGrain>("shop.example");
        Assert.Null(await host.GetTenant());

        await _cluster.TenantGrain().Update(new TenantDraft(Origins: ["https://shop.example"]), expectedVersion: 1);

        Assert.Equal(ChatCluster.Tenant, await host.GetTenant());
        Assert.Null(await _cluster.Grains.GetGrain<IOriginGrain>("acme.example").GetTenant());
    }

    [Fact]
    public async Task Of_two_who_change_the_same_version_the_second_is_told()
    {
        await _cluster.TenantGrain().Update(new TenantDraft("First"), expectedVersion: 1);

        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.TenantGrain().Update(new TenantDraft("Second"), expectedVersion: 1));

        Assert.Equal(ErrorCodes.Conflict, refusal.Code);
        Assert.Equal("First", (await _cluster.TenantGrain().GetConfig())!.Name);
    }

    [Theory]
    [InlineData("not an origin")]
    [InlineData("https://acme.example/path")]
    [InlineData("ftp://acme.example")]
    [InlineData("https://user@acme.example")]
    [InlineData("null")]
    [InlineData("*")]
    public async Task An_origin_that_is_none_is_refused(string origin)
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.TenantGrain().Update(new TenantDraft(Origins: [origin]), null));

        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
        Assert.Contains("origin", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://acme.example", true)]
    [InlineData("https://ACME.example:443", true)]
    [InlineData("http://acme.example", false)]
    [InlineData("https://acme.example:8443", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("https://acme.example.evil.example", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public async Task A_visit_is_admitted_from_the_tenants_own_origins_only(string origin, bool admitted)
    {
        var visit = _cluster.TenantGrain().AdmitVisit(origin, null);

        if (admitted)
        {
            Assert.Equal("main", (await visit).Id);
        }
        else
        {
            Assert.Equal(ErrorCodes.OriginNotAllowed, (await Assert.ThrowsAsync<ChatException>(() => visit)).Code);
        }
    }

    [Fact]
    public async Task A_suspended_tenant_admits_nobody()
    {
        await _cluster.TenantGrain().Update(new TenantDraft(Status: TenantStatus.Suspended), null);

        Assert.Equal(ErrorCodes.TenantSuspended, (await Assert.ThrowsAsync<ChatException>(() => _cluster.TenantGrain().AdmitVisit(ChatCluster.Origin, null))).Code);
        Assert.Equal(ErrorCodes.TenantSuspended, (await Assert.ThrowsAsync<ChatException>(() => _cluster.Session().Send(new VisitorMessage("c1", "?")))).Code);
    }

    [Fact]
    public async Task One_address_is_limited_before_the_tenant_is_and_another_is_not()
    {
        await _cluster.TenantGrain().Update(new TenantDraft(Limits: new TenantLimits(100, 2, 0)), null);
        var tenant = _cluster.TenantGrain();
        await tenant.AdmitTurn(null, "192.0.2.1");
        await tenant.AdmitTurn(null, "192.0.2.1");

        var refusal = await Assert.ThrowsAsync<ChatException>(() => tenant.AdmitTurn(null, "192.0.2.1"));

        Assert.Equal(ErrorCodes.RateLimited, refusal.Code);
        Assert.Contains("turns_per_minute_per_address", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(30, refusal.RetryAfter!.Value.TotalSeconds, tolerance: 0.001);
        await tenant.AdmitTurn(null, "192.0.2.2");
        _cluster.Time.Advance(refusal.RetryAfter.Value);
        await tenant.AdmitTurn(null, "192.0.2.1");
    }

    [Fact]
    public async Task A_refused_turn_takes_nothing_from_the_other_limits()
    {
        await _cluster.TenantGrain().Update(new TenantDraft(Limits: new TenantLimits(3, 1, 0)), null);
        var tenant = _cluster.TenantGrain();
        await tenant.AdmitTurn(null, "192.0.2.1");
        for (var i = 0; i < 10; i++)
        {
            await Assert.ThrowsAsync<ChatException>(() => tenant.AdmitTurn(null, "192.0.2.1"));
        }

        await tenant.AdmitTurn(null, "192.0.2.2");
        await tenant.AdmitTurn(null, "192.0.2.3");
        Assert.Contains(
            "(turns_per_minute)",
            (await Assert.ThrowsAsync<ChatException>(() => tenant.AdmitTurn(null, "192.0.2.4"))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_and_a_bot_have_limits_of_their_own()
    {
        var bots = (await _cluster.TenantGrain().GetConfig())!.Bots;
        await _cluster.TenantGrain().Update(
            new TenantDraft(Bots: [.. bots, bots[0] with { Id = "second" }], Limits: new TenantLimits(TurnsPerMinutePerSession: 1, TurnsPerMinutePerBot: 2)), null);
        var tenant = _cluster.TenantGrain();

        await tenant.AdmitTurn(null, null, "s1");
        Assert.Equal(LimitNames.TurnsPerMinutePerSession, (await Assert.ThrowsAsync<ChatException>(() => tenant.AdmitTurn(null, null, "s1"))).Limit);
        await tenant.AdmitTurn("main", null, "s2");
        Assert.Equal(LimitNames.TurnsPerMinutePerBot, (await Assert.ThrowsAsync<ChatException>(() => tenant.AdmitTurn("main", null, "s3"))).Limit);
        await tenant.AdmitTurn("second", null, "s3");
    }

    [Fact]
    public async Task The_months_quota_ends_with_the_month()
    {
        await _cluster.TenantGrain().Update(new TenantDraft(Limits: new TenantLimits(100, 100, 2)), null);
        var tenant = _cluster.TenantGrain();
        await tenant.AdmitTurn(null, null);
        await tenant.AdmitTurn(null, null);

        var refusal = await Assert.ThrowsAsync<ChatException>(() => tenant.AdmitTurn(null, null));

        Assert.Equal(ErrorCodes.QuotaExceeded, refusal.Code);
        _cluster.Time.Advance(refusal.RetryAfter!.Value);
        await tenant.AdmitTurn(null, null);
    }
}
