using ChatPlatform.Storage.Postgres;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatPlatform.Storage.Tests.Secrets;

public sealed class PostgresSecretStoreTests : SecretStoreTests
{
    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();

    protected override ServiceProvider Another(Action<IServiceCollection> more)
    {
        var services = new ServiceCollection().AddPostgresStorage(((PostgresFixture)Fixture).ConnectionString);
        more(services);
        return services.BuildServiceProvider();
    }

    protected override Task ExecuteAsync(string sql) =>
        Fixture.Get<PostgresPlatform>().WriteAsync((connection, transaction) => connection.ExecuteAsync(sql, transaction: transaction), Cancellation);

    protected override Task<string> SealedAsync(string tenantId) =>
        Fixture.Get<PostgresPlatform>().ReadAsync(
            (connection, transaction) => connection.QuerySingleAsync<string>("SELECT api_key FROM tenant_models WHERE tenant_id = @tenantId", new { tenantId }, transaction),
            Cancellation);
}
