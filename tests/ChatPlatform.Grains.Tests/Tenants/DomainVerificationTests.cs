using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Tenants;

namespace ChatPlatform.Grains.Tests.Tenants;

/// <summary>Whose a host is: who proves it, and until when.</summary>
public sealed class DomainVerificationTests : IAsyncLifetime
{
    private const string Host = "shop.example";
    private const string Origin = "https://shop.example";

    private ChatCluster _cluster = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await ChatCluster.StartAsync();
        await _cluster.TenantGrain("other").Create(new TenantDraft("Other"));
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_claimed_host_admits_pages_that_name_the_tenant_and_finds_it_only_when_proved()
    {
        var claim = await ClaimAsync("other");

        Assert.Equal(DomainState.Pending, claim.State);
        Assert.Equal("main", (await _cluster.TenantGrain("other").AdmitVisit(Origin, null)).Id);
        Assert.Null(await OwnerAsync());

        _cluster.Domains.Show(Origin, claim.Token);
        var verified = await VerifyAsync("other");

        Assert.Equal(DomainState.Verified, verified.State);
        Assert.Null(verified.Reason);
        Assert.Equal("other", await OwnerAsync());
    }

    [Fact]
    public async Task A_host_without_the_token_has_failed_and_says_why()
    {
        await ClaimAsync("other");
        _cluster.Domains.Show(Origin, "another-token");

        var failed = await VerifyAsync("other");

        Assert.Equal(DomainState.Failed, failed.State);
        Assert.Contains("not there", failed.Reason, StringComparison.Ordinal);
        Assert.Null(await OwnerAsync());
        Assert.Equal(failed, (await _cluster.TenantGrain("other").GetConfig())!.FindDomain(Host));
        Assert.Equal(ErrorCodes.RateLimited, (await Assert.ThrowsAsync<ChatException>(() => _cluster.Grains.GetGrain<IOriginGrain>(Host).Verify("other"))).Code);
    }

    [Fact]
    public async Task A_squatters_claim_keeps_the_host_from_nobody()
    {
        await ClaimAsync("other");

        var owner = await ClaimAsync(ChatCluster.Tenant);
        _cluster.Domains.Show(Origin, owner.Token);
        Assert.Equal(DomainState.Verified, (await VerifyAsync(ChatCluster.Tenant)).State);
        Assert.Equal(DomainState.Failed, (await VerifyAsync("other")).State);

        Assert.Equal(ChatCluster.Tenant, await OwnerAsync());
    }

    [Fact]
    public async Task A_claim_does_not_keep_the_platform_from_vouching_for_the_owner()
    {
        await ClaimAsync("other");

        await _cluster.TenantGrain().Update(new TenantDraft(Origins: [ChatCluster.Origin, Origin]), null);

        Assert.Equal(ChatCluster.Tenant, await OwnerAsync());
    }

    [Fact]
    public async Task A_domain_that_changed_hands_goes_to_who_proves_it_now()
    {
        var before = await ClaimAsync("other");
        _cluster.Domains.Show(Origin, before.Token);
        await VerifyAsync("other");
        var after = await ClaimAsync(ChatCluster.Tenant);
        _cluster.Domains.Show(Origin, after.Token);

        Assert.Equal(DomainState.Verified, (await VerifyAsync(ChatCluster.Tenant)).State);

        Assert.Equal(ChatCluster.Tenant, await OwnerAsync());
        Assert.Equal(DomainState.Failed, (await _cluster.TenantGrain("other").GetConfig())!.FindDomain(Host)!.State);
    }

    [Fact]
    public async Task While_both_prove_it_the_host_stays_where_it_is()
    {
        var (first, second) = (await ClaimAsync("other"), await ClaimAsync(ChatCluster.Tenant));
        _cluster.Domains.Show(Origin, first.Token, second.Token);
        await VerifyAsync("other");

        var refused = await VerifyAsync(ChatCluster.Tenant);

        Assert.Equal(DomainState.Failed, refused.State);
        Assert.Contains("another tenant", refused.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("other'", refused.Reason, StringComparison.Ordinal);
        Assert.Equal("other", await OwnerAsync());
    }

    [Fact]
    public async Task A_host_that_the_platform_vouches_for_is_taken_by_no_proof()
    {
        var claim = (await _cluster.TenantGrain("other").AddOrigin(ChatCluster.Origin)).FindDomain("acme.example")!;
        _cluster.Domains.Show(ChatCluster.Origin, claim.Token);

        Assert.Equal(DomainState.Failed, (await _cluster.Grains.GetGrain<IOriginGrain>("acme.example").Verify("other")).State);

        Assert.Equal(ChatCluster.Tenant, await _cluster.Grains.GetGrain<IOriginGrain>("acme.example").GetTenant());
    }

    [Fact]
    public async Task A_proof_that_is_gone_is_missed_for_a_week_and_then_the_host_is_lost()
    {
        var claim = await ClaimAsync("other");
        _cluster.Domains.Show(Origin, claim.Token);
        await VerifyAsync("other");
        _cluster.Domains.Show(Origin);

        _cluster.Time.Advance(TimeSpan.FromDays(2));
        var missed = await VerifyAsync("other");
        Assert.Equal((DomainState.Verified, "other"), (missed.State, await OwnerAsync()));
        Assert.NotNull(missed.Reason);

        _cluster.Time.Advance(TimeSpan.FromDays(6));
        Assert.Equal(DomainState.Failed, (await VerifyAsync("other")).State);
        Assert.Null(await OwnerAsync());
    }

    [Fact]
    public async Task An_owner_is_looked_at_again_every_day_without_being_asked_and_loses_the_host_after_a_week()
    {
        var claim = await ClaimAsync("other");
        _cluster.Domains.Show(Origin, claim.Token);
        var proved = await VerifyAsync("other");
        _cluster.Domains.Show(Origin);

        var looks = new List<DateTimeOffset>();
        var began = TimeProvider.System.GetTimestamp();
        while (await OwnerAsync() is not null)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(60), $"Looked at {string.Join(", ", looks)}, and the host is not lost.");
            _cluster.Time.Advance(TimeSpan.FromHours(1));
            if ((await _cluster.TenantGrain("other").GetConfig())!.FindDomain(Host)!.CheckedAt is { } at && at > proved.CheckedAt && !looks.Contains(at))
            {
                looks.Add(at);
            }
        }

        Assert.Equal(DomainState.Failed, (await _cluster.TenantGrain("other").GetConfig())!.FindDomain(Host)!.State);
        Assert.All(looks.Prepend(proved.CheckedAt!.Value).Zip(looks), look => Assert.True(look.Second - look.First >= TimeSpan.FromDays(1)));
        Assert.True(looks[^1] - proved.CheckedAt >= TimeSpan.FromDays(7));
    }

    [Fact]
    public async Task A_wildcards_owner_is_found_by_every_subdomain_and_the_narrower_owner_wins()
    {
        await _cluster.TenantGrain().Update(new TenantDraft(Origins: ["https://*.acme.example", "https://acme.example:*"]), null);
        await _cluster.TenantGrain("other").Update(new TenantDraft(Origins: ["https://shop.acme.example"]), null);

        foreach (var (host, owner) in ((string, string?)[])
        [
            ("www.acme.example", ChatCluster.Tenant), ("a.b.acme.example", ChatCluster.Tenant), ("acme.example:8443", ChatCluster.Tenant),
            ("acme.example", ChatCluster.Tenant), ("shop.acme.example", "other"), ("evilacme.example", null), ("www.acme.example:8443", null),
        ])
        {
            Assert.Equal(owner, await _cluster.Grains.GetGrain<IOriginGrain>(host).GetTenant());
        }

        // Known at once, though the subdomain's own grain never heard of it.
        await _cluster.TenantGrain().Update(new TenantDraft(Origins: []), null);
        Assert.Null(await _cluster.Grains.GetGrain<IOriginGrain>("www.acme.example").GetTenant());
    }

    [Fact]
    public async Task An_origin_is_added_once_and_removed_with_its_claim()
    {
        var claim = await ClaimAsync("other");
        Assert.Equal(claim.Token, (await ClaimAsync("other")).Token);

        await _cluster.TenantGrain("other").RemoveOrigin(Origin);

        Assert.Equal(ErrorCodes.OriginNotFound, (await Assert.ThrowsAsync<ChatException>(() => _cluster.TenantGrain("other").RemoveOrigin(Origin))).Code);
        Assert.Equal(ErrorCodes.OriginNotFound, (await Assert.ThrowsAsync<ChatException>(() => _cluster.Grains.GetGrain<IOriginGrain>(Host).Verify("other"))).Code);
        Assert.Equal(ErrorCodes.OriginNotAllowed, (await Assert.ThrowsAsync<ChatException>(() => _cluster.TenantGrain("other").AdmitVisit(Origin, null))).Code);
        Assert.NotEqual(claim.Token, (await ClaimAsync("other")).Token);
    }

    private async Task<DomainClaim> ClaimAsync(string tenant) => (await _cluster.TenantGrain(tenant).AddOrigin(Origin)).FindDomain(Host)!;

    private async Task<DomainClaim> VerifyAsync(string tenant)
    {
        _cluster.Time.Advance(TimeSpan.FromSeconds(10));
        try
        {
            return await _cluster.Grains.GetGrain<IOriginGrain>(Host).Verify(tenant);
        }
        catch (ChatException refusal) when (refusal.Code == ErrorCodes.RateLimited)
        {
            // The grain's own look, which the advanced clock set off, came first.
            return (await _cluster.TenantGrain(tenant).GetConfig())!.FindDomain(Host)!;
        }
    }

    private Task<string?> OwnerAsync() => _cluster.Grains.GetGrain<IOriginGrain>(Host).GetTenant();
}
