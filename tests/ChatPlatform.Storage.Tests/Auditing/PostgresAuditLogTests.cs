using ChatPlatform.Storage.Postgres;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Tests.Auditing;

public sealed class PostgresAuditLogTests : AuditLogTests
{
    [Theory]
    [InlineData("UPDATE", false)]
    [InlineData("DELETE", false)]
    [InlineData("TRUNCATE", false)]
    [InlineData("INSERT", true)]
    [InlineData("SELECT", true)]
    public async Task The_applications_role_may_read_and_add(string right, bool has)
    {
        await Fixture.Get<PostgresPlatform>().MigrateAsync(Cancellation);

        await using var connection = await OwnerAsync();

        Assert.Equal(has, await connection.ExecuteScalarAsync<bool>(
            $"SELECT has_table_privilege('{ApplicationRole.Name}', '{PostgresSchemas.Platform}.audit_entries', '{right}')"));
    }

    [Fact]
    public async Task The_owner_of_the_table_is_held_by_its_triggers()
    {
        await using var connection = await OwnerAsync();

        await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync($"TRUNCATE {PostgresSchemas.Platform}.audit_entries"));
    }

    protected override async ValueTask<StorageFixture> CreateFixtureAsync() => await PostgresFixture.CreateAsync();

    protected override ValueTask<StorageFixture?> OverTheSameAsync() =>
        new(PostgresFixture.Over(((PostgresFixture)Fixture).Server, ((PostgresFixture)Fixture).ConnectionString));

    protected override Task ExecuteAsync(string sql) =>
        Fixture.Get<PostgresPlatform>().WriteAsync((connection, transaction) => connection.ExecuteAsync(sql, transaction: transaction), Cancellation);

    protected override async Task TamperAsync(string sql)
    {
        await using var connection = await OwnerAsync();
        await connection.ExecuteAsync(
            $"SET search_path = {PostgresSchemas.Platform}; ALTER TABLE audit_entries DISABLE TRIGGER USER; {sql}; ALTER TABLE audit_entries ENABLE TRIGGER USER; RESET search_path");
    }

    protected override string Hex(byte[] bytes) => $"'\\x{Convert.ToHexString(bytes)}'";

    private async Task<NpgsqlConnection> OwnerAsync()
    {
        var connection = new NpgsqlConnection(((PostgresFixture)Fixture).ConnectionString);
        await connection.OpenAsync(Cancellation);
        return connection;
    }
}
