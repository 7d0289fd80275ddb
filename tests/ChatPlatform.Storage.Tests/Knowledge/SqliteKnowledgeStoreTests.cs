namespace ChatPlatform.Storage.Tests.Knowledge;

public sealed class SqliteKnowledgeStoreTests : KnowledgeStoreTests
{
    protected override StorageFixture CreateFixture() => new SqliteFixture();
}
