using ChatPlatform.Storage.Platform;
using ChatPlatform.Storage.Sqlite;
using ChatPlatform.Tenants;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Storage.Tests;

/// <summary>A placement of the stores that the conformance tests run against, empty at first.</summary>
public abstract class StorageFixture : IAsyncDisposable
{
    public abstract IServiceProvider Services { get; }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A tenant with room for its data.</summary>
    public async Task<TenantConfig> AddTenantAsync(string id, params string[] origins)
    {
        var config = Samples.Tenant(id, origins);
        await Get<ITenantData>().CreateAsync(id, TestContext.Current.CancellationToken);
        await Get<ITenantStore>().CreateAsync(config, TestContext.Current.CancellationToken);
        return config;
    }

    /// <summary>Without a grace time, and to the end.</summary>
    public async Task<DeletionReceipt> RemoveTenantAsync(string id)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var tenant = (await Get<ITenantStore>().FindAsync(id, cancellation))!;
        var deletion = new DeletionReceipt(Guid.NewGuid().ToString("N"), id, DeletionState.Scheduled, "a test", Samples.Start, Samples.Start, tenant.Status, []);
        await Get<ITenantDeletions>().SaveAsync(tenant with { Version = tenant.Version + 1 }, deletion, cancellation);
        await Get<ITenantDeletions>().BeginAsync(deletion, cancellation);
        await Get<ITenantData>().DeleteAsync(id, cancellation);
        return await Get<ITenantDeletions>().CompleteAsync(deletion, Samples.Start, cancellation);
    }

    public abstract ValueTask DisposeAsync();
}

/// <summary>SQLite in a temporary folder.</summary>
public sealed class SqliteFixture : StorageFixture
{
    private readonly ServiceProvider _services;

    public SqliteFixture()
    {
        Folder = Directory.CreateTempSubdirectory("chat-storage-").FullName;
        _services = new ServiceCollection().AddSqliteStorage(Folder).BuildServiceProvider();
    }

    public string Folder { get; }

    public override IServiceProvider Services => _services;

    public override async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
