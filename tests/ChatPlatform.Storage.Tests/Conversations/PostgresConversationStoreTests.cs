using ChatPlatform.Storage.Postgres;
using Dapper;

namespace ChatPlatform.Storage.Tests.Conversations;

public sealed class PostgresConversationStoreTests : ConversationStoreTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();

    protected override Task<IEnumerable<string>> SessionsOfUsageAsync() =>
        Fixture.Get<PostgresTenants>().ReadAsync(
            "acme", (connection, transaction) => connection.QueryAsync<string>("SELECT session_id FROM usage", transaction: transaction), Cancellation);
}
