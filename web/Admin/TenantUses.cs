using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Web.Admin;

/// <summary>What tenants use, each read where its data is.</summary>
internal sealed class TenantUses(IUsageStore usage, IKnowledgeStore knowledge, TimeProvider time)
{
    /// <summary>Databases that are asked at a time, for the sake of their pools.</summary>
    private const int AtATime = 8;

    /// <returns>In the order asked for; null for one whose data cannot be read now.</returns>
    public async Task<IReadOnlyList<TenantUse?>> ReadAsync(IReadOnlyList<string> tenantIds, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var month = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        var uses = new TenantUse?[tenantIds.Count];
        await Parallel.ForAsync(
            0,
            uses.Length,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellationToken },
            async (index, ended) => uses[index] = await ReadAsync(tenantIds[index], month, ended));
        return uses;
    }

    private async Task<TenantUse?> ReadAsync(string tenantId, DateTimeOffset month, CancellationToken cancellationToken)
    {
        try
        {
            var used = await usage.ReadMonthAsync(tenantId, month, cancellationToken);
            var known = await knowledge.GetStatusAsync(tenantId, cancellationToken);
            return new TenantUse(used.Turns, used.Spent, known.Documents);
        }
        catch (ChatException)
        {
            return null;
        }
    }
}
