namespace ChatPlatform.Storage.Tests.Platform;

public sealed class SqlitePlatformStoreTests : PlatformStoreTests
{
    protected override StorageFixture CreateFixture() => new SqliteFixture();
}
