namespace ChatPlatform.Storage.Tests.Desk;

public sealed class PostgresDeskStoreTests : DeskStoreTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();
}
