using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>Brings a database up to date, for a host to do before anything else starts.</summary>
public static class PostgresSchema
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Sets up the application role and applies what is missing of each set. Many hosts may do so at once.</summary>
    /// <param name="connectionString">The login that the stores run under.</param>
    /// <param name="ownerConnectionString">The login that migrates; null or empty when it is the same.</param>
    /// <param name="patience">How long a server that is not up yet is waited for.</param>
    /// <exception cref="NpgsqlException">The server is still away after that time, or does not let the login in.</exception>
    /// <exception cref="InvalidOperationException">The schema is newer than the program, or the role cannot be set up; the message says what to do.</exception>
    public static async Task PrepareAsync(
        string connectionString,
        string? ownerConnectionString,
        IEnumerable<PostgresMigrations> sets,
        TimeSpan patience,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(time);
        var address = new PostgresAddress(connectionString, ownerConnectionString);
        var begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                await using var source = NpgsqlDataSource.Create(address.Owner);
                await using var owner = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                await ApplyAsync(owner, address, sets, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception failure) when (PostgresFailures.IsPassing(failure) && time.GetElapsedTime(begun) < patience)
            {
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    internal static async Task ApplyAsync(
        NpgsqlConnection owner, PostgresAddress address, IEnumerable<PostgresMigrations> sets, CancellationToken cancellationToken)
    {
        await ApplicationRole.EnsureAsync(owner, [owner.UserName!, address.Login ?? owner.UserName!], cancellationToken).ConfigureAwait(false);
        foreach (var set in sets)
        {
            await set.ApplyAsync(owner, cancellationToken).ConfigureAwait(false);
        }
    }
}
