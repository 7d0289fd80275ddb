namespace ChatPlatform.Storage.Tests.Knowledge;

public sealed class SqliteSourceStoreTests : SourceStoreTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => new(new SqliteFixture());
}
