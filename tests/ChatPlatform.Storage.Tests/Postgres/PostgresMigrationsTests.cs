using ChatPlatform.Storage.Platform;
using ChatPlatform.Storage.Postgres;
using ChatPlatform.Testing.Postgres;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChatPlatform.Storage.Tests.Postgres;

public sealed class PostgresMigrationsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_starts_at_once_migrate_once()
    {
        var database = await CreateAsync();
        var applied = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            await using var source = NpgsqlDataSource.Create(database);
            await using var owner = await source.OpenConnectionAsync(Cancellation);
            await ApplicationRole.EnsureAsync(owner, [owner.UserName!], Cancellation);
            return await PostgresMigrations.Tenant.ApplyAsync(owner, Cancellation);
        })));

        Assert.Single(applied, count => count > 0);
        Assert.Equal(applied.Max(), await AskAsync<int>(database, "SELECT count(*)::int FROM chat.migrations WHERE set = 'Tenant'"));
    }

    [Fact]
    public async Task Every_set_is_prepared_by_one_call_and_nothing_is_left_to_a_second()
    {
        var database = await CreateAsync();

        await PrepareAsync(database);
        var applied = await AskAsync<string>(database, "SELECT string_agg(set || version, ' ' ORDER BY set, version) FROM chat.migrations");
        await PrepareAsync(database);

        Assert.Contains("Orleans1", applied, StringComparison.Ordinal);
        Assert.Contains("Platform1", applied, StringComparison.Ordinal);
        Assert.Equal(applied, await AskAsync<string>(database, "SELECT string_agg(set || version, ' ' ORDER BY set, version) FROM chat.migrations"));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_left_alone()
    {
        var database = await CreateAsync();
        await PrepareAsync(database);
        await AskAsync<object>(database, "INSERT INTO chat.migrations (set, version, name) VALUES ('Tenant', 999, '999_later.sql')");

        var failure = await Assert.ThrowsAsync<SchemaException>(() => PrepareAsync(database));

        Assert.Contains("schema 999", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_that_may_not_set_up_the_role_is_told_what_to_run()
    {
        var server = await PostgresServer.SharedAsync();
        var database = await server.CreateDatabaseAsync(Cancellation);
        var login = $"plain_{Guid.NewGuid():N}";
        await AskAsync<object>(server.AsSuperuser(database), $"CREATE ROLE {login} LOGIN PASSWORD 'plain'");

        var failure = await Assert.ThrowsAsync<SchemaException>(
            () => PrepareAsync(new NpgsqlConnectionStringBuilder(database) { Username = login, Password = "plain" }.ConnectionString));

        Assert.Contains($"GRANT chat_app TO \"{login}\"", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stores_run_under_a_login_that_owns_nothing_when_another_migrates()
    {
        var server = await PostgresServer.SharedAsync();
        var owner = await server.CreateDatabaseAsync(Cancellation);
        var login = $"runner_{Guid.NewGuid():N}";
        await AskAsync<object>(server.AsSuperuser(owner), $"CREATE ROLE {login} LOGIN PASSWORD 'runner'");
        var runner = new NpgsqlConnectionStringBuilder(owner) { Username = login, Password = "runner" }.ConnectionString;

        await using var fixture = PostgresFixture.Over(server, runner, owner);
        await fixture.AddTenantAsync("acme");

        Assert.Equal(0, await AskAsync<int>(owner, $"SELECT count(*)::int FROM pg_class WHERE pg_get_userbyid(relowner) = '{login}'"));
        Assert.Equal("acme", (await fixture.Get<ITenantStore>().FindAsync("acme", Cancellation))!.Id);
    }

    private static async Task<string> CreateAsync() => await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(Cancellation);

    private static async Task PrepareAsync(string database)
    {
        await using var services = new ServiceCollection().AddPostgresStorage(database, null, PostgresMigrations.Orleans).BuildServiceProvider();
        await services.GetRequiredService<PostgresSchema>().PrepareAsync(TimeSpan.Zero, Cancellation);
    }

    private static async Task<T?> AskAsync<T>(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync(Cancellation);
        return await connection.ExecuteScalarAsync<T>(sql);
    }
}
