using ChatPlatform.Storage.Conversations;
using Orleans;

namespace ChatPlatform.Sessions;

/// <summary>Removes conversations by their own grains, so that nothing of them stays in memory.</summary>
public sealed class SessionCleanup(IConversationStore conversations, IGrainFactory grains)
{
    private const int AtOnce = 32;

    /// <summary>Those that were last active before the given time, the longest silent first.</summary>
    /// <returns>How many were removed; <paramref name="most"/> when there may be more.</returns>
    public async Task<int> RemoveSilentAsync(string tenantId, DateTimeOffset since, int most, CancellationToken cancellationToken)
    {
        var removed = 0;
        while (removed < most)
        {
            var ids = await conversations.ListSilentAsync(tenantId, since, Math.Min(AtOnce, most - removed), cancellationToken);
            if (ids.Count == 0)
            {
                break;
            }

            await RemoveAsync(tenantId, ids);
            removed += ids.Count;
        }

        return removed;
    }

    /// <summary>All that the visitor said, and what was said to them.</summary>
    /// <returns>How many conversations were removed.</returns>
    public async Task<int> EraseVisitorAsync(string tenantId, string visitor, CancellationToken cancellationToken)
    {
        var ids = await conversations.ListByVisitorAsync(tenantId, visitor, cancellationToken);
        foreach (var some in ids.Chunk(AtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await RemoveAsync(tenantId, some);
        }

        return ids.Count;
    }

    private Task RemoveAsync(string tenantId, IEnumerable<string> ids) =>
        Task.WhenAll(ids.Select(id => grains.GetGrain<ISessionGrain>(new SessionKey(tenantId, id).ToString()).Delete()));
}
