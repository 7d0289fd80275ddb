using ChatPlatform.Storage.Postgres;
using ChatPlatform.Testing.Postgres;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace ChatPlatform.Storage.Tests.Postgres;

public sealed class PostgresOwnerLockTests : IAsyncLifetime
{
    private string _database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(Cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_database_is_held_by_one_and_free_after_it()
    {
        await using (await TakeAsync())
        {
            var refusal = await Assert.ThrowsAsync<DatabaseInUseException>(TakeAsync);
            Assert.Contains($"process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("ConnectionStrings__Chat", refusal.Message, StringComparison.Ordinal);
        }

        await (await TakeAsync()).DisposeAsync();
    }

    [Fact]
    public async Task Another_database_of_the_same_server_is_another_lock()
    {
        await using var first = await TakeAsync();
        _database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync(Cancellation);

        await using var second = await TakeAsync();

        Assert.False(first.Lost.IsCancellationRequested);
    }

    [Fact]
    public async Task A_lock_whose_connection_was_cut_is_taken_again()
    {
        await using var held = await TakeAsync();
        var before = await HolderAsync();

        await CutAsync(before!.Value);

        while (await HolderAsync() is not { } holder || holder == before)
        {
            await Task.Yield();
        }

        Assert.False(held.Lost.IsCancellationRequested);
        await Assert.ThrowsAsync<DatabaseInUseException>(TakeAsync);
    }

    [Fact]
    public async Task Who_finds_the_lock_taken_by_another_after_an_outage_is_told_that_it_is_lost()
    {
        await using var held = await TakeAsync();
        var lost = new TaskCompletionSource();
        held.Lost.Register(lost.SetResult);

        // The other waits in line for the lock, so that it has it the moment the connection is cut.
        await using var other = new NpgsqlConnection(_database);
        await other.OpenAsync(Cancellation);
        var (key, holder) = (await KeyAsync(), await HolderAsync());
        var taking = other.ExecuteAsync($"SELECT pg_advisory_lock({key})");
        while (await WaitersAsync() == 0)
        {
            await Task.Yield();
        }

        await CutAsync(holder!.Value);
        await taking;

        await lost.Task.WaitAsync(Cancellation);
    }

    private Task<PostgresOwnerLock> TakeAsync() =>
        PostgresOwnerLock.TakeAsync(_database, TimeProvider.System, NullLogger<PostgresOwnerLock>.Instance, Cancellation);

    private Task<int?> HolderAsync() => AskAsync<int?>("SELECT pid FROM pg_locks WHERE granted AND " + OfThisDatabase);

    private Task<long> KeyAsync() => AskAsync<long>("SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks WHERE granted AND " + OfThisDatabase);

    private Task<int> WaitersAsync() => AskAsync<int>("SELECT count(*)::int FROM pg_locks WHERE NOT granted AND " + OfThisDatabase);

    private Task<bool> CutAsync(int pid) => AskAsync<bool>($"SELECT pg_terminate_backend({pid})");

    private const string OfThisDatabase =
        "locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    private async Task<T?> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_database) { Pooling = false }.ConnectionString);
        return await connection.ExecuteScalarAsync<T>(sql);
    }
}
