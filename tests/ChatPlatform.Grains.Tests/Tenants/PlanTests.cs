using System.Collections.Immutable;
using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Tenants;

namespace ChatPlatform.Grains.Tests.Tenants;

/// <summary>A tenant has what its plan says, but where it has limits of its own.</summary>
public sealed class PlanTests : IAsyncLifetime
{
    private ChatCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await ChatCluster.StartAsync(plans: new Dictionary<string, PlanLimits>
    {
        ["Small"] = new(MessagesPerMonth: 2, Bots: 2, Documents: 100, Users: 3),
    });

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_plan_limits_its_tenants_until_they_have_limits_of_their_own()
    {
        var tenant = _cluster.TenantGrain();
        await tenant.Update(new TenantDraft(Plan: "small"), null);
        await tenant.AdmitTurn(null, null);
        await tenant.AdmitTurn(null, null);
        Assert.Equal(LimitNames.MessagesPerMonth, (await Assert.ThrowsAsync<ChatException>(() => tenant.AdmitTurn(null, null))).Limit);

        await tenant.Update(new TenantDraft(Limits: new TenantLimits(MessagesPerMonth: 3)), null);

        await tenant.AdmitTurn(null, null);
        Assert.Equal(ErrorCodes.QuotaExceeded, (await Assert.ThrowsAsync<ChatException>(() => tenant.AdmitTurn(null, null))).Code);
    }

    [Fact]
    public async Task A_plan_that_nobody_defines_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => _cluster.TenantGrain().Update(new TenantDraft(Plan: "gold"), null));

        Assert.Equal(ErrorCodes.InvalidRequest, refusal.Code);
        Assert.Contains("small, standard", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(Plan.Standard, (await _cluster.TenantGrain().GetConfig())!.Plan);
    }

    [Fact]
    public async Task Bots_beyond_the_plan_are_refused_and_a_plan_that_shrinks_takes_none_away()
    {
        var tenant = _cluster.TenantGrain();
        await tenant.Update(new TenantDraft(Bots: Bots(3)), null);
        await tenant.Update(new TenantDraft(Plan: "small"), null);
        await tenant.Update(new TenantDraft(Name: "Still three"), null);
        Assert.Equal(3, (await tenant.Update(new TenantDraft(Bots: Bots(3)), null)).Bots.Length);
        await tenant.Update(new TenantDraft(Bots: Bots(2)), null);

        var refusal = await Assert.ThrowsAsync<ChatException>(() => tenant.Update(new TenantDraft(Bots: Bots(3)), null));

        Assert.Equal((ErrorCodes.QuotaExceeded, LimitNames.Bots), (refusal.Code, refusal.Limit));
        Assert.Equal(2, (await tenant.GetConfig())!.Bots.Length);
    }

    [Fact]
    public async Task A_tenant_with_more_bots_than_its_plan_is_not_created()
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(
            () => _cluster.TenantGrain("second").Create(new TenantDraft(Plan: "small", Bots: Bots(3))));

        Assert.Equal(ErrorCodes.QuotaExceeded, refusal.Code);
        Assert.Null(await _cluster.TenantGrain("second").GetConfig());
    }

    private static ImmutableArray<BotConfig> Bots(int count) =>
        [.. Enumerable.Range(1, count).Select(number => new BotConfig($"bot{number}", "Bot", "Hi", [], "", "en", WidgetTheme.Default, null))];
}
