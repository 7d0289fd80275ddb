using ChatPlatform.Storage.Sqlite;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatPlatform.Storage.Tests.Secrets;

public sealed class SqliteSecretStoreTests : SecretStoreTests
{
    protected override ValueTask<StorageFixture> CreateFixtureAsync() => new(new SqliteFixture());

    protected override ServiceProvider Another(Action<IServiceCollection> more)
    {
        var services = new ServiceCollection().AddSqliteStorage(((SqliteFixture)Fixture).Folder);
        more(services);
        return services.BuildServiceProvider();
    }

    protected override async Task ExecuteAsync(string sql)
    {
        var database = await Fixture.Get<PlatformDatabase>().OpenAsync(Cancellation);
        await database.WriteAsync((connection, transaction) => connection.ExecuteAsync(sql, transaction: transaction), Cancellation);
    }

    protected override async Task<string> SealedAsync(string tenantId)
    {
        var database = await Fixture.Get<PlatformDatabase>().OpenAsync(Cancellation);
        return await database.ReadAsync(
            async connection => (await connection.QuerySingleAsync<string>("SELECT api_key FROM tenant_models WHERE tenant_id = @tenantId", new { tenantId }))!, Cancellation);
    }
}
