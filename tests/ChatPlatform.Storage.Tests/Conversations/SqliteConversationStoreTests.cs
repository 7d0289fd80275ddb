using ChatPlatform.Storage.Sqlite;
using Dapper;

namespace ChatPlatform.Storage.Tests.Conversations;

public sealed class SqliteConversationStoreTests : ConversationStoreTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => new(new SqliteFixture());

    protected override async Task<IEnumerable<string>> SessionsOfUsageAsync() =>
        await (await Fixture.Get<TenantDatabases>().OpenAsync("acme", Cancellation)).ReadAsync(
            connection => connection.QueryAsync<string>("SELECT session_id FROM usage"), Cancellation);
}
