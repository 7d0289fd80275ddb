namespace ChatPlatform.Storage.Tests.Conversations;

public sealed class SqliteConversationStoreTests : ConversationStoreTests
{
    protected override StorageFixture CreateFixture() => new SqliteFixture();
}
