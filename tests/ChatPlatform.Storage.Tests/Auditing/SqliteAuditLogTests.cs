using ChatPlatform.Storage.Sqlite;
using Dapper;

namespace ChatPlatform.Storage.Tests.Auditing;

public sealed class SqliteAuditLogTests : AuditLogTests
{
    [Fact]
    public async Task An_entry_cannot_be_replaced_either()
    {
        await ExecuteAsync("INSERT INTO audit_entries VALUES ('acme', 1, 'o', 'a', 'done', 'system', NULL, NULL, '', NULL, NULL, NULL, NULL, NULL, x'', x'')");

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(
            () => ExecuteAsync("INSERT OR REPLACE INTO audit_entries VALUES ('acme', 1, 'o', 'b', 'done', 'system', NULL, NULL, '', NULL, NULL, NULL, NULL, NULL, x'', x'')"));
    }

    protected override ValueTask<StorageFixture> CreateFixtureAsync() => new(new SqliteFixture());

    protected override async Task ExecuteAsync(string sql)
    {
        var database = await Fixture.Get<PlatformDatabase>().OpenAsync(Cancellation);
        await database.WriteAsync((connection, transaction) => connection.ExecuteAsync(sql, transaction: transaction), Cancellation);
    }

    protected override Task TamperAsync(string sql) =>
        ExecuteAsync($"DROP TRIGGER audit_entries_not_updated; DROP TRIGGER audit_entries_not_deleted; {sql}");

    protected override string Hex(byte[] bytes) => $"x'{Convert.ToHexString(bytes)}'";
}
