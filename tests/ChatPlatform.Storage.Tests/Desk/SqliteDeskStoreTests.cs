namespace ChatPlatform.Storage.Tests.Desk;

public sealed class SqliteDeskStoreTests : DeskStoreTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => ValueTask.FromResult<StorageFixture>(new SqliteFixture());
}
