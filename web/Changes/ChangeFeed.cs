using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ChatPlatform.Changes;
using ChatPlatform.Web.Conversations;
using Orleans;

namespace ChatPlatform.Web.Changes;

/// <summary>
/// What changes in a tenant, or in the platform, for as long as one reads. When the grain dies or moves, it begins anew
/// with <see cref="ChangeTopic.Ready"/>.
/// </summary>
internal sealed class ChangeFeed(IGrainFactory grains, TimeProvider time)
{
    /// <summary>What changes meanwhile, such as the counts of a site that is read, is told together: four times a second at most.</summary>
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(250);

    /// <param name="key">Of an <see cref="IChangeGrain"/>.</param>
    /// <param name="topics">Of what the reader may know.</param>
    public async IAsyncEnumerable<Change> ReadAsync(
        string key, ImmutableHashSet<ChangeTopic> topics, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var failures = 0; ; await Task.Delay(Patience.PauseAfter(++failures), time, cancellationToken))
        {
            await using var watched = grains.GetGrain<IChangeGrain>(key).Watch(cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (await NextAsync(watched, cancellationToken) is { } changes)
            {
                failures = 0;
                foreach (var change in changes.Where(change => topics.Contains(change.Topic)))
                {
                    yield return change;
                }

                await Task.Delay(Breath, time, cancellationToken);
            }
        }
    }

    /// <returns>null when the watch has broken and is to be begun anew.</returns>
    private static async Task<ImmutableArray<Change>?> NextAsync(
        IAsyncEnumerator<ImmutableArray<Change>> watched, CancellationToken cancellationToken)
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
