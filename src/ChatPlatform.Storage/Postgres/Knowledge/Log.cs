using Microsoft.Extensions.Logging;

namespace ChatPlatform.Storage.Postgres.Knowledge;

internal static partial class Log
{
    [LoggerMessage(20, LogLevel.Warning, "The vectors of tenant {TenantId} could not be indexed; they are compared one by one until the next try")]
    public static partial void VectorsNotIndexed(this ILogger logger, Exception failure, string tenantId);
}
