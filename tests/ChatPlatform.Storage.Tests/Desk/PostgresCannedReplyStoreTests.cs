namespace ChatPlatform.Storage.Tests.Desk;

public sealed class PostgresCannedReplyStoreTests : CannedReplyStoreTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();
}
