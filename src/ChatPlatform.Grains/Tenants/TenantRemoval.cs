using ChatPlatform.Sessions;
using ChatPlatform.Storage;
using ChatPlatform.Storage.Platform;
using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>
/// Removes a tenant with all that it has. Every step may be done again, and each leaves a state from which the same call
/// goes on; two at once do no harm.
/// </summary>
public sealed class TenantRemoval(ITenantDeletions deletions, ITenantData data, IGrainFactory grains, TimeProvider time)
{
    private const int SessionsAtOnce = 32;

    /// <returns>The completed receipt; null when there is no deletion to go on with.</returns>
    public async Task<DeletionReceipt?> RunAsync(string tenantId)
    {
        if (await deletions.FindOpenAsync(tenantId, CancellationToken.None) is not { } deletion
            || !await deletions.BeginAsync(deletion, CancellationToken.None))
        {
            return null;
        }

        // Nobody reads or writes from here on, so what is counted is what goes.
        await data.CloseAsync(tenantId, CancellationToken.None);
        if (deletion.Removed.IsEmpty)
        {
            deletion = deletion with { Removed = await data.CountAsync(tenantId, CancellationToken.None) };
            await deletions.BeginAsync(deletion, CancellationToken.None);
        }

        await ForgetSessions(tenantId);
        await data.DeleteAsync(tenantId, CancellationToken.None);
        return await deletions.CompleteAsync(deletion, time.GetUtcNow(), CancellationToken.None);
    }

    /// <summary>A conversation in some node's memory must not be shown to a later tenant of the name.</summary>
    private async Task ForgetSessions(string tenantId)
    {
        var batch = new List<Task>(SessionsAtOnce);
        await foreach (var sessionId in data.ListSessionsAsync(tenantId, CancellationToken.None))
        {
            batch.Add(grains.GetGrain<ISessionGrain>(new SessionKey(tenantId, sessionId).ToString()).Forget());
            if (batch.Count == SessionsAtOnce)
            {
                await Task.WhenAll(batch);
                batch.Clear();
            }
        }

        await Task.WhenAll(batch);
    }
}
