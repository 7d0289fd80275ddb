using ChatPlatform.Storage.Auditing;
using ChatPlatform.Web.Changes;

namespace ChatPlatform.Web.Auditing;

/// <summary>The audit log as requests write it.</summary>
internal sealed class AuditTrail(IAuditLog log, AuditedChanges changes, TimeProvider time, ILogger<AuditTrail> logger)
{
    public DateTimeOffset Now => time.GetUtcNow();

    /// <exception cref="ChatException"><c>unavailable</c>.</exception>
    public Task BeginAsync(string? tenantId, AuditEvent beginning) => log.AppendAsync(tenantId, beginning, CancellationToken.None);

    /// <summary>What was done is done, so the caller is told of it even if this cannot be: the beginning stands, and shows no end.</summary>
    public async Task EndAsync(string? tenantId, AuditEvent end)
    {
        try
        {
            await log.AppendAsync(tenantId, end, CancellationToken.None);
        }
        catch (Exception failure)
        {
            logger.AuditEndMissing(failure, end.Action, end.Operation);
        }

        changes.Tell(tenantId, end);
    }
}
