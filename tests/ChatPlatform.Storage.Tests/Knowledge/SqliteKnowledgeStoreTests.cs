namespace ChatPlatform.Storage.Tests.Knowledge;

public sealed class SqliteKnowledgeStoreTests : KnowledgeStoreTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => new(new SqliteFixture());
}
