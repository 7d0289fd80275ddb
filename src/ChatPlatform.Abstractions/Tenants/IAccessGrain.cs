using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>
/// Says that somebody's access may have changed, and nothing else: what did is read again from where it is stored.
/// Whoever ends an authority stores that first and then calls <see cref="Changed"/>; whoever holds streams open watches,
/// and since a watch begins with a signal, one that was lost with a node is made good. Key: the tenant id, or
/// one of <see cref="AccessTopic"/>.
/// </summary>
public interface IAccessGrain : IGrainWithStringKey
{
    /// <summary>A signal at once and one after every change, until cancelled. Changes in quick succession may come as one.</summary>
    /// <exception cref="ChatException"><c>unavailable</c>: the grain leaves this node; watch again.</exception>
    IAsyncEnumerable<long> Watch(CancellationToken cancellationToken = default);

    Task Changed();
}
