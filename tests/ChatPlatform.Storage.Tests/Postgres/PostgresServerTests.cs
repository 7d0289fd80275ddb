using ChatPlatform.Testing.Postgres;
using Npgsql;

namespace ChatPlatform.Storage.Tests.Postgres;

/// <summary>The server that the other tests rely on.</summary>
public sealed class PostgresServerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_database_has_pgvector_and_an_owner_who_is_no_superuser()
    {
        var server = await PostgresServer.SharedAsync();
        var owner = await server.CreateDatabaseAsync(Token);

        Assert.Equal("[1,2]", await AskAsync(owner, "select array[1, 2]::real[]::vector::text"));
        Assert.Equal("eleve", await AskAsync(owner, "select unaccent('élève')"));
        Assert.Equal("False True", await AskAsync(owner, "select initcap(concat_ws(' ', rolsuper::text, rolcreaterole::text)) from pg_roles where rolname = current_user"));
        Assert.NotEqual(owner, await server.CreateDatabaseAsync(Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_committed_survives_an_outage(bool crash)
    {
        await using var server = await PostgresServer.StartAsync();
        Assert.SkipUnless(server.CanStop, "The named server is not this test's to stop.");
        var owner = await server.CreateDatabaseAsync(Token);
        await AskAsync(owner, "create table kept as select 'here' as word");

        await (crash ? server.KillAsync() : server.StopAsync());
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => AskAsync(owner, "select word from kept"));
        await server.StartAgainAsync();

        Assert.Equal("here", await AskAsync(owner, "select word from kept"));
    }

    private static async Task<string?> AskAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return (string?)await command.ExecuteScalarAsync(Token);
    }
}
