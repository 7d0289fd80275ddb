namespace ChatPlatform.Storage.Tests.Platform;

public sealed class PostgresPlatformStoreTests : PlatformStoreTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();
}
