namespace ChatPlatform.Storage.Tests.Platform;

public sealed class PostgresTenantDeletionTests : TenantDeletionTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();
}
