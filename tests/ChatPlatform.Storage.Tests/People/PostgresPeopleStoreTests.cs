namespace ChatPlatform.Storage.Tests.People;

public sealed class PostgresPeopleStoreTests : PeopleStoreTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();
}
