using Npgsql;

namespace ChatPlatform.Storage.Postgres;

/// <summary>Which failures of the database pass, so that the caller is told to come back.</summary>
internal static class PostgresFailures
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(2);

    /// <returns>The refusal to answer with; null when the failure is none of the database's being away.</returns>
    public static ChatException? ToRefusal(Exception failure) => failure switch
    {
        _ when IsPassing(failure) => new ChatException(
            ErrorCodes.Unavailable, "The database cannot be reached at the moment. Repeat the request with the same ids.", RetryAfter),
        PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire } => new ChatException(
            ErrorCodes.InvalidRequest, "A name or id holds a character that none can hold."),
        _ => null,
    };

    /// <summary>Whether the same call may succeed a little later, as things stand with the server.</summary>
    public static bool IsPassing(Exception failure) => failure switch
    {
        PostgresException answered => IsPassing(answered.SqlState),
        NpgsqlException { InnerException: TimeoutException or IOException or System.Net.Sockets.SocketException } => true,
        NpgsqlException lost => lost.IsTransient,
        _ => false,
    };

    private static bool IsPassing(string state) => state switch
    {
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.IdleSessionTimeout => true,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable => true,
        // A standby that has not been promoted yet, after the primary was lost.
        PostgresErrorCodes.ReadOnlySqlTransaction => true,
        PostgresErrorCodes.QueryCanceled => true,
        // 08: the connection; 53: connections, memory or disk of the server used up; 58: its files.
        _ => state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("58", StringComparison.Ordinal),
    };
}
