using Microsoft.Extensions.Logging;

namespace ChatPlatform.Knowledge.Reading;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Warning, "Page {Url} of source {SourceId} could not be processed")]
    public static partial void PageFailed(ILogger logger, Exception exception, string sourceId, string url);

    [LoggerMessage(2, LogLevel.Information, "Run {Run} of source {SourceId} of tenant {TenantId} {State}: {Found} found, {Indexed} indexed, {Unchanged} unchanged, {Skipped} skipped, {Failed} failed")]
    public static partial void RunEnded(
        ILogger logger, int run, string sourceId, string tenantId, Sources.SourceState state, int found, int indexed, int unchanged, int skipped, int failed);

    [LoggerMessage(3, LogLevel.Error, "Run {Run} of source {SourceId} of tenant {TenantId} failed")]
    public static partial void RunFailed(ILogger logger, Exception exception, int run, string sourceId, string tenantId);
}
