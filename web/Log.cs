namespace ChatPlatform.Web;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The hub's method {Method} failed.")]
    public static partial void HubMethodFailed(this ILogger logger, Exception failure, string method);

    [LoggerMessage(2, LogLevel.Error, "The demo could not be set up.")]
    public static partial void DemoFailed(this ILogger logger, Exception failure);

    [LoggerMessage(3, LogLevel.Error, "The passages of tenant {TenantId} could not all be embedded anew; the old vectors stay in use.")]
    public static partial void NotReindexed(this ILogger logger, Exception failure, string tenantId);

    [LoggerMessage(4, LogLevel.Error, "The move of tenant {TenantId} broke off.")]
    public static partial void MoveFailed(this ILogger logger, Exception failure, string tenantId);

    [LoggerMessage(40, LogLevel.Error, "The audit log could not be told the end of {Action}, operation {Operation}; its beginning stands there.")]
    public static partial void AuditEndMissing(this ILogger logger, Exception failure, string action, string operation);

    [LoggerMessage(5, LogLevel.Warning, "When keys were last used could not be stored.")]
    public static partial void UsesNotStored(this ILogger logger, Exception failure);

    [LoggerMessage(6, LogLevel.Error, "Whether the open streams of {Topic} may go on could not be found out; it is tried again.")]
    public static partial void AccessNotWatched(this ILogger logger, Exception failure, string topic);

    [LoggerMessage(7, LogLevel.Warning, "Those who follow could not be told of {Action}.")]
    public static partial void ChangeNotTold(this ILogger logger, Exception failure, string action);
}
