namespace ChatPlatform.Storage.Tests.Knowledge;

public sealed class PostgresKnowledgeStoreTests : KnowledgeStoreTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();
}
