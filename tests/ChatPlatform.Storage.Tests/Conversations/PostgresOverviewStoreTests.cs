namespace ChatPlatform.Storage.Tests.Conversations;

public sealed class PostgresOverviewStoreTests : OverviewStoreTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();
}
