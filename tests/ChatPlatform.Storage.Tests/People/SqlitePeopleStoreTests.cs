namespace ChatPlatform.Storage.Tests.People;

public sealed class SqlitePeopleStoreTests : PeopleStoreTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => new(new SqliteFixture());
}
