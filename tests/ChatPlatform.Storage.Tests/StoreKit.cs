namespace ChatPlatform.Storage.Tests;

/// <summary>What every placement of a store must do is a class of tests; a subclass for each placement runs it, over two tenants.</summary>
public abstract class StoreKit : IAsyncLifetime
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected StorageFixture Fixture { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync()
    {
        Fixture = await CreateFixtureAsync();
        await Fixture.AddTenantAsync("acme");
        await Fixture.AddTenantAsync("other");
    }

    public ValueTask DisposeAsync() => Fixture.DisposeAsync();

    protected abstract ValueTask<StorageFixture> CreateFixtureAsync();
}
