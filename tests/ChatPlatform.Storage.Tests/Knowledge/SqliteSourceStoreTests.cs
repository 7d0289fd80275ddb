namespace ChatPlatform.Storage.Tests.Knowledge;

public sealed class SqliteSourceStoreTests : SourceStoreTests
{
    protected override StorageFixture CreateFixture() => new SqliteFixture();
}
