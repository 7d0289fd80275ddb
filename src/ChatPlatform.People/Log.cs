using Microsoft.Extensions.Logging;

namespace ChatPlatform.People;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "A mail for a new password could not be sent.")]
    public static partial void ResetNotSent(this ILogger logger, Exception failure);

    [LoggerMessage(2, LogLevel.Error, "The mail server {Host} did not take a mail: {Failure}, {Status}.")]
    public static partial void MailNotTaken(this ILogger logger, string host, string failure, string status);
}
