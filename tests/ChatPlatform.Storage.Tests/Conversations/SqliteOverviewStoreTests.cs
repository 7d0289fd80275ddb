namespace ChatPlatform.Storage.Tests.Conversations;

public sealed class SqliteOverviewStoreTests : OverviewStoreTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => new(new SqliteFixture());
}
