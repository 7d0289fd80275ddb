using ChatPlatform.Storage;
using ChatPlatform.Storage.Platform;
using ChatPlatform.Storage.Postgres;
using ChatPlatform.Tenants;
using ChatPlatform.Testing.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Hosting;
using Orleans.TestingHost;

namespace ChatPlatform.Grains.Tests.OrleansOnly;

/// <summary>What Orleans' own storage on PostgreSQL keeps of a tenant's grains, when the tenant is removed.</summary>
public sealed class RemovedGrainStateTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    private ServiceProvider _stores = null!;
    private InProcessTestCluster _cluster = null!;
    private string _database = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var server = await PostgresServer.SharedAsync();
        _database = await server.CreateDatabaseAsync(Cancellation);
        _stores = new ServiceCollection().AddPostgresStorage(_database, null, PostgresMigrations.Orleans).BuildServiceProvider();
        await _stores.GetRequiredService<ITenantStore>().ListAsync(TenantFilter.All, null, 1, Cancellation);
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.AddAdoNetGrainStorage(GrainStorageNames.Default, storage =>
        {
            storage.Invariant = "Npgsql";
            storage.ConnectionString = new NpgsqlConnectionStringBuilder(_database) { SearchPath = PostgresSchemas.Orleans }.ConnectionString;
        }));
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _stores.DisposeAsync();
    }

    [Theory]
    [InlineData("acme")]
    [InlineData("beef")] // Orleans takes it for a number,
    [InlineData("cafecafecafecafe")] // and this,
    [InlineData("cafecafecafecafe0")] // but not this,
    [InlineData("cafecafecafecafecafecafecafecafe")] // and this for a GUID,
    [InlineData("cafecafe-cafe-cafe-cafe-cafecafecafe")] // but not this.
    public async Task It_goes_with_the_tenant_and_no_other_tenants_with_it_and_the_receipt_tells_it(string tenantId)
    {
        await _stores.GetRequiredService<ITenantData>().CreateAsync(tenantId, Cancellation);
        await _stores.GetRequiredService<ITenantStore>().CreateAsync(Tenant(tenantId), Cancellation);
        string[] others = [$"{tenantId}-2", $"{tenantId}0", "other", $"other/{tenantId}", "192.0.2.7", "account:0123", "bee"];
        foreach (var key in (string[])[tenantId, $"{tenantId}/session", .. others])
        {
            await _cluster.Client.GetGrain<IKeptStateGrain>(key).Keep(1);
        }

        Assert.Equal(2 + others.Length, await CountAsync());
        var receipt = await RemoveAsync(tenantId);

        Assert.Equal(2, Assert.Single(receipt.Removed, item => item.Name == "orleansstorage").Count);
        Assert.Equal(others.Length, await CountAsync());
        foreach (var key in others)
        {
            // Refused if it were another row's turn: a state that was written before is not a new one.
            await _cluster.Client.GetGrain<IKeptStateGrain>(key).Keep(2);
        }

        Assert.Equal(others.Length, await CountAsync());
    }

    private static TenantConfig Tenant(string id) => new(id, id, TenantStatus.Active, [], [], TenantLimits.Default, Start, Version: 1);

    private async Task<DeletionReceipt> RemoveAsync(string tenantId)
    {
        var deletions = _stores.GetRequiredService<ITenantDeletions>();
        var deletion = new DeletionReceipt(Guid.NewGuid().ToString("N"), tenantId, DeletionState.Scheduled, "a test", Start, Start, TenantStatus.Active, []);
        await deletions.SaveAsync(Tenant(tenantId) with { Version = 2 }, deletion, Cancellation);
        await deletions.BeginAsync(deletion, Cancellation);
        await _stores.GetRequiredService<ITenantData>().DeleteAsync(tenantId, Cancellation);
        return await deletions.CompleteAsync(deletion, Start, Cancellation);
    }

    private async Task<long> CountAsync()
    {
        await using var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {PostgresSchemas.Orleans}.orleansstorage", connection);
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
