namespace ChatPlatform.Storage.Tests.Conversations;

public sealed class SqliteConversationStoreTests : ConversationStoreTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => new(new SqliteFixture());
}
