using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;

namespace ChatPlatform.Storage.Tests.Platform;

/// <summary>What every store of plans does.</summary>
public abstract class PlanStoreTests : StoreKit
{
    private static readonly Plan Gold = new(
        "gold", new PlanLimits(TurnsPerMinute: 9, SpendPerMonth: 12.5m, Bytes: 5_000_000_000), PlanSource.Platform, 1, Samples.Start, "ann \0");

    private IPlanStore Plans => Fixture.Get<IPlanStore>();

    private ITenantStore Tenants => Fixture.Get<ITenantStore>();

    [Fact]
    public async Task Plans_are_listed_as_they_were_saved()
    {
        Assert.Empty(await Plans.ListAsync(Cancellation));
        var silver = Gold with { Id = "a-silver", ChangedBy = null };
        await Plans.SaveAsync(Gold, Cancellation);
        await Plans.SaveAsync(silver, Cancellation);

        Assert.Equal([silver, Gold], await Plans.ListAsync(Cancellation));
    }

    [Fact]
    public async Task Only_the_next_version_replaces_a_plan_and_a_new_one_none()
    {
        await Plans.SaveAsync(Gold, Cancellation);
        var changed = Gold with { Limits = new PlanLimits(Bots: 4), Version = 2, ChangedAt = Samples.Start.AddHours(1), ChangedBy = "bob" };
        await Plans.SaveAsync(changed, Cancellation);

        foreach (var late in (Plan[])[Gold, changed, Gold with { Version = 4 }, Gold with { Id = "other", Version = 2 }])
        {
            Assert.Equal(ErrorCodes.Conflict, (await Assert.ThrowsAsync<ChatException>(() => Plans.SaveAsync(late, Cancellation))).Code);
        }

        Assert.Equal([changed], await Plans.ListAsync(Cancellation));
    }

    [Fact]
    public async Task A_plan_that_tenants_are_on_stays_and_it_is_told_how_many_they_are()
    {
        await Plans.SaveAsync(Gold, Cancellation);
        await PutOnAsync("acme", "gold", version: 2);
        await PutOnAsync("other", "gold", version: 2);

        var refusal = await Assert.ThrowsAsync<ChatException>(() => Plans.DeleteAsync("gold", null, Cancellation));
        Assert.Equal(ErrorCodes.PlanInUse, refusal.Code);
        Assert.Contains("2 tenants", refusal.Message, StringComparison.Ordinal);

        await PutOnAsync("acme", Plan.Standard, version: 3);
        await PutOnAsync("other", Plan.Standard, version: 3);
        Assert.Equal(ErrorCodes.Conflict, (await Assert.ThrowsAsync<ChatException>(() => Plans.DeleteAsync("gold", 2, Cancellation))).Code);
        Assert.True(await Plans.DeleteAsync("gold", 1, Cancellation));
        Assert.False(await Plans.DeleteAsync("gold", null, Cancellation));
        Assert.Empty(await Plans.ListAsync(Cancellation));
    }

    [Fact]
    public async Task What_was_changed_of_the_standard_plan_can_go_at_any_time()
    {
        await Plans.SaveAsync(Gold with { Id = Plan.Standard }, Cancellation);

        Assert.True(await Plans.DeleteAsync(Plan.Standard, null, Cancellation));
    }

    [Fact]
    public async Task Tenants_are_counted_by_their_plan_whoever_defines_it()
    {
        Assert.Equal([(Plan.Standard, 2L)], await Plans.CountTenantsAsync(Cancellation));

        await PutOnAsync("acme", "nobodys", version: 2);

        Assert.Equal([("nobodys", 1L), (Plan.Standard, 1L)], await Plans.CountTenantsAsync(Cancellation));
    }

    private Task PutOnAsync(string tenant, string plan, long version) =>
        Tenants.UpdateAsync(Samples.Tenant(tenant) with { Plan = plan, Version = version }, [], Cancellation);
}

public sealed class SqlitePlanStoreTests : PlanStoreTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => new(new SqliteFixture());
}

public sealed class PostgresPlanStoreTests : PlanStoreTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();
}
