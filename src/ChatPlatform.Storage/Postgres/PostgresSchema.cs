using Microsoft.Extensions.Logging;

namespace ChatPlatform.Storage.Postgres;

/// <summary>The shared database's schema, for a host that wants it up to date before it serves.</summary>
public sealed class PostgresSchema
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly PostgresDatabase _database;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    internal PostgresSchema(PostgresDatabase database, TimeProvider time, ILogger logger)
    {
        _database = database;
        _time = time;
        _logger = logger;
    }

    /// <summary>Brings every set of tables up to date; of several processes that start at once, one does it and the others wait.</summary>
    /// <param name="patience">How long a server that is not there yet is waited for.</param>
    /// <exception cref="ChatException"><c>unavailable</c>: it did not come.</exception>
    /// <exception cref="SchemaException">The schema is newer than the program, or the role cannot be set up.</exception>
    public async Task PrepareAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        while (true)
        {
            try
            {
                await _database.ReadyAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception failure) when (PostgresFailures.IsPassing(failure))
            {
                if (_time.GetElapsedTime(began) >= patience)
                {
                    throw new ChatException(
                        ErrorCodes.Unavailable,
                        $"The database {_database.Name} was not there within {patience.TotalSeconds:0} s ({failure.Message}). Start it, or correct ConnectionStrings:Chat.");
                }

                _logger.WaitingForDatabase(_database.Name);
            }

            await Task.Delay(Pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }
}
