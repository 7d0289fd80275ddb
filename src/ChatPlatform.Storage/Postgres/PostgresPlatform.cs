using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>The deployment's own tables: tenants, hosts, keys, grain state, key ring, placements.</summary>
public sealed class PostgresPlatform
{
    private readonly PostgresDatabase _database;

    internal PostgresPlatform(PostgresDatabase database)
    {
        _database = database;
    }

    /// <summary>Brings the schema up to date. Every call does so at first use; a host that calls it at start fails early.</summary>
    /// <exception cref="ChatException"><c>unavailable</c>.</exception>
    /// <exception cref="InvalidOperationException">The schema is newer than the program, or the role cannot be set up; the message says what to do.</exception>
    public Task MigrateAsync(CancellationToken cancellationToken) => ReadAsync((_, _) => Task.FromResult(true), cancellationToken);

    /// <summary>Reads in one transaction that sees one moment and cannot write.</summary>
    /// <exception cref="ChatException"><c>unavailable</c>.</exception>
    public Task<T> ReadAsync<T>(Func<NpgsqlConnection, NpgsqlTransaction, Task<T>> read, CancellationToken cancellationToken) =>
        _database.RunAsync(TransactionOpening.PlatformRead, _ => { }, read, cancellationToken);

    /// <summary>Writes in one transaction: all of it or, after an exception, nothing.</summary>
    /// <exception cref="ChatException"><c>unavailable</c>; whether the write took effect is then unknown.</exception>
    public Task<T> WriteAsync<T>(Func<NpgsqlConnection, NpgsqlTransaction, Task<T>> write, CancellationToken cancellationToken) =>
        _database.RunAsync(TransactionOpening.PlatformWrite, _ => { }, write, cancellationToken);

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<NpgsqlConnection, NpgsqlTransaction, Task> write, CancellationToken cancellationToken) =>
        WriteAsync(write.WithoutResult(), cancellationToken);
}
