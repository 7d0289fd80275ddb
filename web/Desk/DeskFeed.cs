using System.Runtime.CompilerServices;
using ChatPlatform.Desk;
using ChatPlatform.Web.Conversations;
using Orleans;

namespace ChatPlatform.Web.Desk;

/// <summary>A tenant's desk as it changes, for as long as an agent looks, across the deaths and moves of its grain.</summary>
internal sealed class DeskFeed(IGrainFactory grains, TimeProvider time)
{
    public async IAsyncEnumerable<DeskSnapshot> ReadAsync(string tenantId, Agent agent, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var failures = 0; ; await Task.Delay(Patience.PauseAfter(++failures), time, cancellationToken))
        {
            await using var watched = grains.GetGrain<IInboxGrain>(tenantId).Watch(agent, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(watched, cancellationToken) is { } desk)
            {
                failures = 0;
                yield return desk;
            }
        }
    }

    /// <returns>null when the watch has broken and is to be begun anew.</returns>
    private static async Task<DeskSnapshot?> NextAsync(IAsyncEnumerator<DeskSnapshot> watched, CancellationToken cancellationToken)
    {
        try
        {
            return await watched.MoveNextAsync() ? watched.Current : null;
        }
        catch (Exception failure) when (Patience.IsPassing(failure, cancellationToken) && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
