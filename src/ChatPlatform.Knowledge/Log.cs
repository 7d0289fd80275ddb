using Microsoft.Extensions.Logging;

namespace ChatPlatform.Knowledge;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Page {Url} of source {SourceId} could not be processed")]
    public static partial void PageFailed(this ILogger logger, Exception exception, string sourceId, string url);

    [LoggerMessage(2, LogLevel.Information, "Run {Run} of source {SourceId} of tenant {TenantId} {State}: {Found} found, {Indexed} indexed, {Unchanged} unchanged, {Skipped} skipped, {Failed} failed")]
    public static partial void RunEnded(
        this ILogger logger, int run, string sourceId, string tenantId, Sources.SourceState state, int found, int indexed, int unchanged, int skipped, int failed);

    [LoggerMessage(3, LogLevel.Error, "Run {Run} of source {SourceId} of tenant {TenantId} failed")]
    public static partial void RunFailed(this ILogger logger, Exception exception, int run, string sourceId, string tenantId);

    [LoggerMessage(4, LogLevel.Warning, "A query of tenant {TenantId} could not be embedded; it is answered by words alone")]
    public static partial void QueryNotEmbedded(this ILogger logger, Exception exception, string tenantId);

    [LoggerMessage(5, LogLevel.Warning, "The vectors of tenant {TenantId} are of the model {Model}, which is not there any more; until they are changed, queries are answered by words alone")]
    public static partial void ModelNotThere(this ILogger logger, string tenantId, string model);

    [LoggerMessage(6, LogLevel.Warning, "The vectors of tenant {TenantId} could not be brought to the current embedding model")]
    public static partial void ModelNotFollowed(this ILogger logger, Exception exception, string tenantId);

    [LoggerMessage(7, LogLevel.Warning, "A file uploaded by tenant {TenantId} could not be processed")]
    public static partial void UploadFailed(this ILogger logger, Exception exception, string tenantId);
}
