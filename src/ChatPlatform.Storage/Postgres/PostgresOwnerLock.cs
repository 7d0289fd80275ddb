using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>
/// Holds a database for this process alone: two embedded engines on one database would both own every
/// conversation. The lock lives on a connection of its own and ends with it, however the process ends.
/// </summary>
/// <remarks>
/// When the connection is lost, the lock is taken again as soon as the server is back. Another process that was
/// quicker owns the conversations then, and <see cref="Lost"/> says so: this process must end.
/// </remarks>
public sealed class PostgresOwnerLock : IAsyncDisposable
{
    private const long Lock = 0x43_68_61_74_4F_77_6E_72;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _time;
    private readonly ILogger<PostgresOwnerLock> _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _lost = new();
    private NpgsqlConnection? _held;
    private Task _watching = Task.CompletedTask;

    private PostgresOwnerLock(NpgsqlDataSource source, TimeProvider time, ILogger<PostgresOwnerLock> logger)
    {
        _source = source;
        _time = time;
        _logger = logger;
    }

    /// <summary>Ends when another process has taken the database over.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <exception cref="DatabaseInUseException">Another process has it.</exception>
    /// <exception cref="NpgsqlException">The server cannot be reached.</exception>
    public static async Task<PostgresOwnerLock> TakeAsync(
        string connectionString, TimeProvider time, ILogger<PostgresOwnerLock> logger, CancellationToken cancellationToken)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            // Kept open and idle: keepalives tell within seconds that the server is gone.
            Pooling = false,
            KeepAlive = 5,
            ApplicationName = $"ChatPlatform, process {Environment.ProcessId} on {Environment.MachineName}",
        };
        var taken = new PostgresOwnerLock(NpgsqlDataSource.Create(settings), time, logger);
        try
        {
            taken._held = await taken.TryTakeAsync(cancellationToken).ConfigureAwait(false);
            taken._watching = taken.WatchAsync(taken._held);
            return taken;
        }
        catch
        {
            await taken.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
        if (_held is not null)
        {
            await _held.UnlockAndCloseAsync().ConfigureAwait(false);
        }

        await _source.DisposeAsync().ConfigureAwait(false);
        _stopping.Dispose();
        _lost.Dispose();
    }

    private async Task<NpgsqlConnection> TryTakeAsync(CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await using var take = new NpgsqlCommand($"SELECT pg_try_advisory_lock({Lock})", connection);
            if (await take.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true)
            {
                return connection;
            }

            throw new DatabaseInUseException(connection.Database!, await FindOwnerAsync(connection, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<string?> FindOwnerAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // The lock's number stands in the catalog in two halves.
        await using var find = new NpgsqlCommand(
            $"""
            SELECT a.application_name || coalesce(' (address ' || host(a.client_addr) || ')', '')
            FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
            WHERE l.locktype = 'advisory' AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
              AND ((l.classid::bigint << 32) | l.objid::bigint) = {Lock} AND l.objsubid = 1
            """,
            connection);
        return await find.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string;
    }

    private async Task WatchAsync(NpgsqlConnection held)
    {
        while (await EndsAsync(held).ConfigureAwait(false))
        {
            _logger.OwnerConnectionLost();
            try
            {
                held = _held = await TakeAgainAsync().ConfigureAwait(false);
                _logger.OwnerConnectionBack();
            }
            catch (DatabaseInUseException taken)
            {
                _logger.DatabaseTakenOver(taken);
                await _lost.CancelAsync().ConfigureAwait(false);
                return;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <returns>true when the connection was lost, false when this lock is given up.</returns>
    private async Task<bool> EndsAsync(NpgsqlConnection held)
    {
        try
        {
            // Nothing is ever notified: this returns only by failing.
            while (true)
            {
                await held.WaitAsync(_stopping.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException or IOException)
        {
            await held.DisposeAsync().ConfigureAwait(false);
            _held = null;
            return true;
        }
    }

    private async Task<NpgsqlConnection> TakeAgainAsync()
    {
        while (true)
        {
            try
            {
                return await TryTakeAsync(_stopping.Token).ConfigureAwait(false);
            }
            catch (Exception failure) when (PostgresFailures.IsPassing(failure))
            {
                await Task.Delay(Pause, _time, _stopping.Token).ConfigureAwait(false);
            }
        }
    }
}
