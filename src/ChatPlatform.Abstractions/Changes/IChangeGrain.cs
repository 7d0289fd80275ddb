using System.Collections.Immutable;
using Orleans;
using Orleans.Concurrency;

namespace ChatPlatform.Changes;

/// <summary>
/// Tells those who follow a tenant what has changed in it. It keeps nothing: whoever changes something stores that first
/// and then tells, and where nobody follows, that is the end of it. Key: the tenant id, or
/// <see cref="Tenants.AccessTopic.Platform"/>.
/// </summary>
public interface IChangeGrain : IGrainWithStringKey
{
    /// <summary>
    /// <see cref="ChangeTopic.Ready"/> at once, then what changes, until cancelled. Who is slow is told each thing once
    /// and not as often as it changed; where the things are too many, only of which kind they are.
    /// </summary>
    /// <exception cref="ChatException"><c>unavailable</c>: the grain leaves this node; watch again.</exception>
    IAsyncEnumerable<ImmutableArray<Change>> Watch(CancellationToken cancellationToken = default);

    /// <summary>Nobody waits for it: what does not arrive is seen later, when a follower reads again.</summary>
    [OneWay]
    Task Tell(Change change);
}
