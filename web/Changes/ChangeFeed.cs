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
        await foreach (var changes in Rewatch.ReadAsync(grains.GetGrain<IChangeGrain>(key).Watch, time, cancellationToken))
        {
            foreach (var change in changes.Where(change => topics.Contains(change.Topic)))
            {
                yield return change;
            }

            await Task.Delay(Breath, time, cancellationToken);
        }
    }
}
