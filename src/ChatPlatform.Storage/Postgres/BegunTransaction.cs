using System.Data;
using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>A transaction whose opening the server has taken. Rolled back unless it was committed.</summary>
internal sealed class BegunTransaction : IAsyncDisposable
{
    private BegunTransaction(NpgsqlConnection connection, NpgsqlTransaction transaction, HomeState? home)
    {
        Connection = connection;
        Transaction = transaction;
        Home = home;
    }

    public NpgsqlConnection Connection { get; }

    public NpgsqlTransaction Transaction { get; }

    public HomeState? Home { get; }

    public static async Task<BegunTransaction> BeginAsync(NpgsqlDataSource source, TransactionOpening opening, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // A reader's queries see one moment. BEGIN itself travels with the first batch.
            var isolation = opening.ReadOnly ? IsolationLevel.RepeatableRead : IsolationLevel.ReadCommitted;
            var transaction = await connection.BeginTransactionAsync(isolation, cancellationToken).ConfigureAwait(false);
            return new BegunTransaction(connection, transaction, await opening.ExecuteAsync(connection, transaction, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Transaction.DisposeAsync().ConfigureAwait(false);
        await Connection.DisposeAsync().ConfigureAwait(false);
    }
}
