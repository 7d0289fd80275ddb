using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>A connection that is there for the locks it holds.</summary>
internal static class LockConnection
{
    /// <summary>
    /// Gives the locks up before it closes: the server ends a session some time after the connection, and whoever
    /// comes next would find them taken.
    /// </summary>
    public static async ValueTask UnlockAndCloseAsync(this NpgsqlConnection held)
    {
        try
        {
            await using var unlock = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", held);
            await unlock.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is NpgsqlException or InvalidOperationException)
        {
            // The connection is lost, and the locks with it.
        }

        await held.DisposeAsync().ConfigureAwait(false);
    }
}
