namespace ChatPlatform.Storage.Tests.Conversations;

public sealed class PostgresUsageStoreTests : UsageStoreTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();
}
