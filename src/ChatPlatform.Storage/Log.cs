using Microsoft.Extensions.Logging;

namespace ChatPlatform.Storage;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A transaction of the database ({Database}) failed; the caller was told to come back.")]
    public static partial void DatabaseFailed(this ILogger logger, Exception failure, string database);

    [LoggerMessage(2, LogLevel.Error, "{Place} could not be asked for unfinished work; it is found the next time.")]
    public static partial void UnfinishedWorkUnknown(this ILogger logger, Exception failure, string place);

    [LoggerMessage(10, LogLevel.Warning, "The database {Database} is not there yet; waiting for it.")]
    public static partial void WaitingForDatabase(this ILogger logger, string database);
    [LoggerMessage(3, LogLevel.Warning, "The connection that holds the database for this process was lost; it is taken again.")]
    public static partial void OwnerConnectionLost(this ILogger logger);

    [LoggerMessage(4, LogLevel.Information, "This process holds the database again.")]
    public static partial void OwnerConnectionBack(this ILogger logger);

    [LoggerMessage(5, LogLevel.Critical, "Another process took the database over while the connection was lost; this one must end.")]
    public static partial void DatabaseTakenOver(this ILogger logger, Exception failure);
}
