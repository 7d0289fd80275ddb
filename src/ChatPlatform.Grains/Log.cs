using ChatPlatform.Storage;
using Microsoft.Extensions.Logging;

namespace ChatPlatform;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "A turn of session {TenantId}/{SessionId} failed.")]
    public static partial void TurnFailed(this ILogger logger, Exception failure, string tenantId, string sessionId);

    [LoggerMessage(2, LogLevel.Error, "A turn of session {TenantId}/{SessionId} could not be stored; the session begins anew from what is.")]
    public static partial void TurnNotStored(this ILogger logger, Exception failure, string tenantId, string sessionId);

    [LoggerMessage(3, LogLevel.Warning, "A checkpoint of session {TenantId}/{SessionId} was not stored.")]
    public static partial void CheckpointMissed(this ILogger logger, Exception failure, string tenantId, string sessionId);

    [LoggerMessage(4, LogLevel.Error, "The run of source {TenantId}/{SourceId} could not be stored; it goes on when the source is asked for again.")]
    public static partial void RunNotStored(this ILogger logger, Exception failure, string tenantId, string sourceId);

    [LoggerMessage(5, LogLevel.Error, "The unfinished {Kind} {TenantId}/{Id} could not be woken; it is tried again.")]
    public static partial void NotWoken(this ILogger logger, Exception failure, UnfinishedKind kind, string tenantId, string id);

    [LoggerMessage(6, LogLevel.Error, "What is unfinished could not be listed; it is tried again.")]
    public static partial void UnfinishedWorkNotListed(this ILogger logger, Exception failure);

    [LoggerMessage(7, LogLevel.Warning, "Another activation of session {TenantId}/{SessionId} has gone on with its reply; this one leaves.")]
    public static partial void Superseded(this ILogger logger, string tenantId, string sessionId);

    [LoggerMessage(11, LogLevel.Warning, "Whether {Host} is still tenant {TenantId}'s could not be noted; it is tried again.")]
    public static partial void HostNotRechecked(this ILogger logger, Exception failure, string host, string tenantId);

    [LoggerMessage(8, LogLevel.Error, "The removal of tenant {TenantId} broke off; it is gone on with.")]
    public static partial void TenantNotRemoved(this ILogger logger, Exception failure, string tenantId);

    [LoggerMessage(9, LogLevel.Information, "Tenant {TenantId} is removed; the receipt is {ReceiptId}.")]
    public static partial void TenantRemoved(this ILogger logger, string tenantId, string receiptId);

    [LoggerMessage(10, LogLevel.Error, "Deletions that are due could not be begun; it is tried again.")]
    public static partial void DeletionsNotBegun(this ILogger logger, Exception failure);

    [LoggerMessage(12, LogLevel.Error, "The conversations of tenant {TenantId} that are past their time could not be removed; it is tried again.")]
    public static partial void RetentionFailed(this ILogger logger, Exception failure, string tenantId);

    [LoggerMessage(13, LogLevel.Information, "{Sessions} conversations of tenant {TenantId} were past their time and are removed.")]
    public static partial void RetentionApplied(this ILogger logger, int sessions, string tenantId);

    [LoggerMessage(15, LogLevel.Warning, "The desk of tenant {TenantId} could not be told of a change; it reads again by itself.")]
    public static partial void DeskNotTold(this ILogger logger, Exception failure, string tenantId);

    [LoggerMessage(16, LogLevel.Warning, "A conversation of tenant {TenantId} could not be put back in the queue; it is tried again.")]
    public static partial void NotRequeued(this ILogger logger, Exception failure, string tenantId);

    [LoggerMessage(17, LogLevel.Warning, "Changes of plans are not told to this process for the moment; it looks by itself every minute.")]
    public static partial void PlansNotWatched(this ILogger logger, Exception failure);

    [LoggerMessage(18, LogLevel.Warning, "The plans could not be read; those that were read before hold, and it is tried again.")]
    public static partial void PlansNotRead(this ILogger logger, Exception failure);

    [LoggerMessage(14, LogLevel.Error, "The tenants could not be listed for what is past its time; it is tried again.")]
    public static partial void TenantsNotListed(this ILogger logger, Exception failure);
}
