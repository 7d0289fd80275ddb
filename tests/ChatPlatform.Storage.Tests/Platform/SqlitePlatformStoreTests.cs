namespace ChatPlatform.Storage.Tests.Platform;

public sealed class SqlitePlatformStoreTests : PlatformStoreTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => new(new SqliteFixture());
}
