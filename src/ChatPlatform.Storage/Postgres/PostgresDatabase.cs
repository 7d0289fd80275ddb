using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>
/// One PostgreSQL database: its pool, its schema brought up to date at first use, and its transactions. A
/// server that is away for a moment is waited for while nothing has been done yet; after that, its failure
/// becomes the refusal <c>unavailable</c>, here and nowhere else.
/// </summary>
internal sealed class PostgresDatabase : IAsyncDisposable
{
    /// <summary>How long a server that is away is waited for, in all.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly PostgresAddress _address;
    private readonly NpgsqlDataSource _pool;
    private readonly NpgsqlDataSource _owner;
    private readonly PostgresMigrations[] _sets;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private Lazy<Task> _ready;

    public PostgresDatabase(PostgresAddress address, IEnumerable<PostgresMigrations> sets, TimeProvider time, ILogger logger)
    {
        _address = address;
        _pool = NpgsqlDataSource.Create(address.Pool);
        _owner = NpgsqlDataSource.Create(address.Owner);
        _sets = [.. sets];
        _time = time;
        _logger = logger;
        _ready = new(MigrateAsync);
    }

    /// <summary>Server and database, for people.</summary>
    public string Name => _address.Name;

    public string ConnectionString => _address.Pool;

    /// <summary>Runs the work in a transaction: all of it or, after an exception, nothing.</summary>
    /// <param name="admit">Sees how the tenant stands here before anything is done, and throws to refuse.</param>
    /// <exception cref="ChatException"><c>unavailable</c>: the server is away. A commit whose answer was lost is told so as well.</exception>
    public async Task<T> RunAsync<T>(
        TransactionOpening opening, Action<HomeState?> admit, Func<NpgsqlConnection, NpgsqlTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await ReadyAsync(cancellationToken).ConfigureAwait(false);
            await using var begun = await BeginAsync(opening, cancellationToken).ConfigureAwait(false);
            admit(begun.Home);
            var result = await work(begun.Connection, begun.Transaction).ConfigureAwait(false);
            await begun.Transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
            return result;
        }
        catch (Exception failure) when (!IsOwnMistake(opening, failure) && PostgresFailures.ToRefusal(failure) is { } refusal)
        {
            _logger.DatabaseFailed(failure, Name);
            throw refusal;
        }
    }

    /// <summary>A connection that no pool keeps: what it holds ends with it.</summary>
    public async Task<NpgsqlConnection> ConnectAloneAsync(CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_address.Pool) { Pooling = false, KeepAlive = 30 }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch (Exception failure)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw PostgresFailures.ToRefusal(failure) ?? failure;
        }
    }

    /// <summary>Waits until the schema is up to date, which the first caller sees to.</summary>
    /// <exception cref="SchemaException">The schema is newer than the program, or the role cannot be set up.</exception>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        var ready = _ready;
        try
        {
            await ready.Value.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch when (ready.Value.IsFaulted)
        {
            // A server that was away a moment ago must not be remembered as this database's fate.
            Interlocked.CompareExchange(ref _ready, new Lazy<Task>(MigrateAsync), ready);
            throw;
        }
    }

    /// <exception cref="ChatException"><c>unavailable</c>: the server is away.</exception>
    /// <exception cref="SchemaException">The schema is newer than the program, or the role cannot be set up.</exception>
    public async Task<DatabaseStatus> ReadStatusAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadyAsync(cancellationToken).ConfigureAwait(false);
            await using var owner = await _owner.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            await using var readOnly = new NpgsqlCommand("SHOW transaction_read_only", owner);
            var isWritable = await readOnly.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is "off";
            await using var size = new NpgsqlCommand("SELECT pg_database_size(current_database())", owner);
            var bytes = (long)(await size.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false))!;
            var schemas = ImmutableArray.CreateBuilder<SchemaVersion>();
            foreach (var set in _sets)
            {
                schemas.Add(await set.ReadAsync(owner, cancellationToken).ConfigureAwait(false));
            }

            return new DatabaseStatus($"PostgreSQL {owner.ServerVersion}", isWritable, schemas.ToImmutable(), bytes);
        }
        catch (Exception failure) when (PostgresFailures.ToRefusal(failure) is { } refusal)
        {
            _logger.DatabaseFailed(failure, Name);
            throw refusal;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync().ConfigureAwait(false);
        await _owner.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>A write in a transaction that only reads; where any write is refused, the server is a standby.</summary>
    private static bool IsOwnMistake(TransactionOpening opening, Exception failure) =>
        opening.ReadOnly && failure is PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction };

    private async Task MigrateAsync()
    {
        await using var owner = await RetryAsync(() => _owner.OpenConnectionAsync(CancellationToken.None).AsTask(), CancellationToken.None).ConfigureAwait(false);
        await ApplicationRole.EnsureAsync(owner, [owner.UserName!, _address.Login ?? owner.UserName!], CancellationToken.None).ConfigureAwait(false);
        foreach (var set in _sets)
        {
            await set.ApplyAsync(owner, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private Task<BegunTransaction> BeginAsync(TransactionOpening opening, CancellationToken cancellationToken) =>
        RetryAsync(() => BegunTransaction.BeginAsync(opening.Role is null ? _owner : _pool, opening, cancellationToken), cancellationToken);

    /// <summary>
    /// Only for what has no effect if it failed. A pooled connection that the server has closed meanwhile shows
    /// itself at the first statement, so the opening of a transaction is repeated and not the connecting alone.
    /// </summary>
    private async Task<T> RetryAsync<T>(Func<Task<T>> attempt, CancellationToken cancellationToken)
    {
        var begun = _time.GetTimestamp();
        for (var wait = TimeSpan.FromMilliseconds(50); ; wait *= 2)
        {
            try
            {
                return await attempt().ConfigureAwait(false);
            }
            catch (Exception failure) when (PostgresFailures.IsPassing(failure) && _time.GetElapsedTime(begun) + wait < Patience)
            {
                await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
