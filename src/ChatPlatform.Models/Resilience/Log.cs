using Microsoft.Extensions.Logging;

namespace ChatPlatform.Models.Resilience;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "The model of {Provider} failed ({Cause}) and is asked once more after {Wait}")]
    public static partial void Retrying(this ILogger logger, string provider, string cause, TimeSpan wait);

    [LoggerMessage(2, LogLevel.Error, "The model of {Provider} failed ({Cause}) {Moment}, at attempt {Attempt}")]
    public static partial void Failed(this ILogger logger, string provider, string cause, string moment, int attempt);
}
