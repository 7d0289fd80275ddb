namespace ChatPlatform.Storage.Tests.Knowledge;

public sealed class PostgresSourceStoreTests : SourceStoreTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();
}
