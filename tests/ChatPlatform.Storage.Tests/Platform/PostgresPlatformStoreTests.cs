using ChatPlatform.Storage.Postgres;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Tests.Platform;

public sealed class PostgresPlatformStoreTests : PlatformStoreTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();

    protected override async Task<int> CountVersionsAsync()
    {
        await using var owner = new NpgsqlConnection(((PostgresFixture)Fixture).ConnectionString);
        await owner.OpenAsync(Cancellation);
        return await owner.QuerySingleAsync<int>($"SELECT count(*) FROM {PostgresSchemas.Platform}.bot_versions");
    }
}
