using ChatPlatform.Storage.Auditing;
using ChatPlatform.Web.Changes;

namespace ChatPlatform.Web.Auditing;

/// <summary>The audit log as requests write it.</summary>
internal sealed class AuditTrail(IAuditLog log, AuditedChanges changes, TimeProvider time, ILogger<AuditTrail> logger)
{
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Tells of what the platform does by itself, outside of any request. If the beginning cannot be written, nothing is done.</summary>
    /// <param name="act">Says what it has changed.</param>
    public async Task<T> OwnAsync<T>(string? tenantId, string action, string? objectId, Func<AuditScope, Task<T>> act)
    {
        var scope = new AuditScope(this, AuditEvent.NewOperation(Now));
        await scope.BeginAsync(action, AuditActor.System, address: null, tenantId, objectId);
        try
        {
            var result = await act(scope);
            await scope.EndAsync(AuditOutcome.Done);
            return result;
        }
        catch (Exception failure)
        {
            await scope.EndAsync(AuditOutcome.Failed, (failure as ChatException)?.Code);
            throw;
        }
    }

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
