namespace ChatPlatform.Storage.Tests.Conversations;

public sealed class SqliteUsageStoreTests : UsageStoreTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => new(new SqliteFixture());
}
