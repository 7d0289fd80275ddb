namespace ChatPlatform.Storage.Tests.Desk;

public sealed class SqliteCannedReplyStoreTests : CannedReplyStoreTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => ValueTask.FromResult<StorageFixture>(new SqliteFixture());
}
