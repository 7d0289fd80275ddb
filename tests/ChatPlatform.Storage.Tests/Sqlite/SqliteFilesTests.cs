using ChatPlatform.Storage.Sqlite;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Tests.Sqlite;

public sealed class SqliteFilesTests : IAsyncDisposable
{
    private readonly SqliteFixture _fixture = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task A_tenant_is_a_file_and_deleting_it_leaves_none()
    {
        await _fixture.AddTenantAsync("acme");
        var folder = Path.Combine(_fixture.Folder, "tenants");
        Assert.NotEmpty(Directory.GetFiles(folder, "acme.db*"));

        await _fixture.Get<ITenantData>().DeleteAsync("acme", Cancellation);

        Assert.Empty(Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData("../platform")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("ACME")]
    [InlineData("acme.db")]
    public async Task Nothing_but_a_tenant_id_becomes_a_file_name(string id)
    {
        var data = _fixture.Get<ITenantData>();

        await Assert.ThrowsAsync<ChatException>(() => data.CreateAsync(id, Cancellation));
        await Assert.ThrowsAsync<ChatException>(() => data.DeleteAsync(id, Cancellation));
        Assert.False(Directory.Exists(Path.Combine(_fixture.Folder, "tenants")));
    }

    [Fact]
    public async Task Ten_starts_at_once_migrate_once()
    {
        using var database = new SqliteDatabase(Path.Combine(_fixture.Folder, "fresh.db"));

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => new SqliteMigrations("Tenant").ApplyAsync(database, Cancellation))));

        var tables = await database.ReadAsync(c => c.ExecuteScalarAsync<long>("SELECT count(*) FROM sqlite_master WHERE name = 'messages'"), Cancellation);
        Assert.Equal(1, tables);
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_left_alone()
    {
        using var database = new SqliteDatabase(Path.Combine(_fixture.Folder, "newer.db"));
        await database.WriteAsync((connection, transaction) => connection.ExecuteAsync("PRAGMA user_version = 999", transaction: transaction), Cancellation);

        var failure = await Assert.ThrowsAsync<SchemaException>(() => new SqliteMigrations("Tenant").ApplyAsync(database, Cancellation));

        Assert.Contains("schema 999", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_that_fails_half_way_leaves_nothing()
    {
        using var database = new SqliteDatabase(Path.Combine(_fixture.Folder, "half.db"));
        await database.WriteAsync((c, t) => c.ExecuteAsync("CREATE TABLE t (x)", transaction: t), Cancellation);

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync(
            async (c, t) =>
            {
                await c.ExecuteAsync("INSERT INTO t VALUES (1)", transaction: t);
                throw new InvalidOperationException("half way");
            },
            Cancellation));

        Assert.Equal(0, await database.ReadAsync(c => c.ExecuteScalarAsync<long>("SELECT count(*) FROM t"), Cancellation));
        await database.WriteAsync((c, t) => c.ExecuteAsync("INSERT INTO t VALUES (2)", transaction: t), Cancellation);
    }

    [Fact]
    public void A_data_folder_is_held_by_one_and_free_after_it()
    {
        using (DataFolderLock.Take(_fixture.Folder))
        {
            var refusal = Assert.Throws<DataFolderInUseException>(() => DataFolderLock.Take(_fixture.Folder));
            Assert.Contains($"process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("Chat__DataDirectory", refusal.Message, StringComparison.Ordinal);
        }

        DataFolderLock.Take(_fixture.Folder).Dispose();
    }
}
