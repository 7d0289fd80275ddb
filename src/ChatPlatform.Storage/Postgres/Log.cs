using Microsoft.Extensions.Logging;

namespace ChatPlatform.Storage.Postgres;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "A transaction of the database ({Database}) failed; the caller was told to come back.")]
    public static partial void DatabaseFailed(this ILogger logger, Exception failure, string database);
}
