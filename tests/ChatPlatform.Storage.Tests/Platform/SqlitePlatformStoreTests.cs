using ChatPlatform.Storage.Sqlite;
using Dapper;

namespace ChatPlatform.Storage.Tests.Platform;

public sealed class SqlitePlatformStoreTests : PlatformStoreTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => new(new SqliteFixture());

    protected override async Task<int> CountVersionsAsync() =>
        await (await Fixture.Get<PlatformDatabase>().OpenAsync(Cancellation)).ReadAsync(
            async connection => await connection.QuerySingleAsync<int>("SELECT count(*) FROM bot_versions"), Cancellation);
}
