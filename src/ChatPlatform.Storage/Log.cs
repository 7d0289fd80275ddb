using Microsoft.Extensions.Logging;

namespace ChatPlatform.Storage;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A transaction of the database ({Database}) failed; the caller was told to come back.")]
    public static partial void DatabaseFailed(this ILogger logger, Exception failure, string database);

    [LoggerMessage(2, LogLevel.Error, "{Place} could not be asked for unfinished work; it is found the next time.")]
    public static partial void UnfinishedWorkUnknown(this ILogger logger, Exception failure, string place);
}
