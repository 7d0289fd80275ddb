using ChatPlatform.Changes;
using ChatPlatform.Grains.Tests.Support;
using ChatPlatform.Tenants;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatPlatform.Grains.Tests.Tenants;

/// <summary>A plan that the platform's admin changes holds from the next turn, in whichever process that is.</summary>
public sealed class ChangedPlanTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private ChatCluster _cluster = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PlanEditor Editor => new(_cluster.Plans, _cluster.PlanStore, _cluster.Time);

    public async ValueTask InitializeAsync() => _cluster = await ChatCluster.StartAsync(plans: new Dictionary<string, PlanLimits> { ["Fixed"] = new(Bots: 2) });

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_changed_limit_holds_from_the_next_turn()
    {
        var tenant = _cluster.TenantGrain();
        await SaveAsync("gold", new TenantLimits(MessagesPerMonth: 1));
        await tenant.Update(new TenantDraft(Plan: "gold"), null);
        await tenant.AdmitTurn(null, null);
        Assert.Equal(LimitNames.MessagesPerMonth, (await Assert.ThrowsAsync<ChatException>(() => tenant.AdmitTurn(null, null))).Limit);

        await SaveAsync("gold", new TenantLimits(MessagesPerMonth: 0));
        await tenant.AdmitTurn(null, null);

        await SaveAsync("gold", new TenantLimits(TurnsPerMinute: 1));
        await tenant.AdmitTurn(null, null);
        Assert.Equal(LimitNames.TurnsPerMinute, (await Assert.ThrowsAsync<ChatException>(() => tenant.AdmitTurn(null, null))).Limit);
    }

    [Fact]
    public async Task What_is_not_named_stays_and_of_a_new_plan_is_as_usual()
    {
        var (none, made) = await SaveAsync("gold", new TenantLimits(Bots: 3));
        var (before, after) = await SaveAsync("gold", new TenantLimits(Users: 5));

        Assert.Null(none);
        Assert.Equal(made, before);
        Assert.Equal((new PlanLimits(Bots: 3, Users: 5), 2L, PlanSource.Platform), (after.Limits, after.Version, after.Source));
    }

    [Fact]
    public async Task What_the_settings_define_wins_and_is_not_changed_here()
    {
        await _cluster.PlanStore.SaveAsync(new Plan("fixed", new PlanLimits(Bots: 9), PlanSource.Platform, 1, _cluster.Time.GetUtcNow()), Cancellation);
        await _cluster.Plans.ReadAsync(Cancellation);
        Assert.Equal((PlanSource.Settings, 2), (_cluster.Plans.Find("fixed")!.Source, _cluster.Plans.Find("fixed")!.Limits.Bots));

        var refusal = await Assert.ThrowsAsync<ChatException>(() => SaveAsync("fixed", new TenantLimits(Bots: 3)));

        Assert.Equal(ErrorCodes.PlanInSettings, refusal.Code);
        Assert.Contains("Chat:Plans:fixed", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.PlanInSettings, (await Assert.ThrowsAsync<ChatException>(() => Editor.DeleteAsync("fixed", null, Cancellation))).Code);
    }

    [Fact]
    public async Task The_standard_plan_can_be_changed_and_had_back_but_not_removed()
    {
        await SaveAsync(Plan.Standard, new TenantLimits(Bots: 1));
        Assert.Equal(1, _cluster.Plans.LimitsOf((await _cluster.TenantGrain().GetConfig())!).Bots);

        await Editor.DeleteAsync(Plan.Standard, null, Cancellation);
        await Editor.DeleteAsync(Plan.Standard, null, Cancellation);

        Assert.Equal(new Plan(Plan.Standard, new PlanLimits(), PlanSource.BuiltIn), _cluster.Plans.Find(Plan.Standard));
    }

    [Fact]
    public async Task A_tenant_is_put_on_a_plan_that_its_process_was_not_told_of_yet()
    {
        await _cluster.PlanStore.SaveAsync(new Plan("new", new PlanLimits(), PlanSource.Platform, 1, _cluster.Time.GetUtcNow()), Cancellation);

        Assert.Equal("new", (await _cluster.TenantGrain().Update(new TenantDraft(Plan: "new"), null)).Plan);
    }

    [Fact]
    public async Task Another_process_learns_of_a_change_that_it_is_told_of_while_its_clock_stands()
    {
        await using var other = await OtherProcess.StartAsync(_cluster);
        await SaveAsync("gold", new TenantLimits(Bots: 3));

        _cluster.Grains.Tell(AccessTopic.Platform, ChangeTopic.Plans, "gold");

        await UntilAsync(() => other.Plans.Find("gold")?.Limits.Bots == 3, Task.Yield);
    }

    [Fact]
    public async Task Another_process_learns_of_a_change_that_nobody_tells_when_it_next_looks()
    {
        await using var other = await OtherProcess.StartAsync(_cluster);
        await SaveAsync("gold", new TenantLimits(Bots: 3));
        Assert.Null(other.Plans.Find("gold"));

        await UntilAsync(() => other.Plans.Find("gold")?.Limits.Bots == 3, () =>
        {
            _cluster.Time.Advance(PlanWatch.Period);
            return Task.Yield();
        });
    }

    private Task<(Plan? Before, Plan After)> SaveAsync(string id, TenantLimits limits) => Editor.SaveAsync(id, limits, seen: null, "ann", Cancellation);

    private static async Task UntilAsync(Func<bool> condition, Func<System.Runtime.CompilerServices.YieldAwaitable> meanwhile)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, $"The other process did not learn of the plan within {Patience}.");
            await meanwhile();
        }
    }

    /// <summary>A second process on the same database, which has read the plans once.</summary>
    private sealed class OtherProcess(Plans plans, PlanWatch watch) : IAsyncDisposable
    {
        public Plans Plans => plans;

        public static async Task<OtherProcess> StartAsync(ChatCluster cluster)
        {
            var store = new WatchedPlanStore(cluster.PlanStore);
            var plans = new Plans([], store);
            var watch = new PlanWatch(plans, cluster.Grains, cluster.Time, NullLogger<PlanWatch>.Instance);
            await watch.StartAsync(Cancellation);
            await store.ReadAsync();
            return new OtherProcess(plans, watch);
        }

        public async ValueTask DisposeAsync()
        {
            await watch.StopAsync(CancellationToken.None);
            watch.Dispose();
        }
    }
}
