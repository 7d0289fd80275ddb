namespace ChatPlatform.Storage.Tests.Conversations;

public sealed class PostgresConversationStoreTests : ConversationStoreTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();
}
