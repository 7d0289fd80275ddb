using System.Collections.Immutable;
using ChatPlatform.Tenants;

namespace ChatPlatform.Storage;

/// <summary>A tenant's knowledge and conversations as a whole.</summary>
public interface ITenantData
{
    /// <summary>Makes room for a new tenant; until then there is nothing to open.</summary>
    Task CreateAsync(string tenantId, CancellationToken cancellationToken);

    /// <summary>
    /// Shuts it, as the first step of its removal: whoever asks for it is told that there is no such tenant, although
    /// nothing is gone yet. Again, it does no harm.
    /// </summary>
    /// <exception cref="ChatException"><c>conflict</c>: it is being moved; <c>unavailable</c>.</exception>
    Task CloseAsync(string tenantId, CancellationToken cancellationToken);

    /// <summary>What a closed tenant has, to be removed: rows of tables, bytes of files. Empty ones are left out.</summary>
    Task<ImmutableArray<RemovedItem>> CountAsync(string tenantId, CancellationToken cancellationToken);

    /// <summary>The ids of a closed tenant's sessions, some of which may still be in memory somewhere.</summary>
    IAsyncEnumerable<string> ListSessionsAsync(string tenantId, CancellationToken cancellationToken);

    /// <summary>Removes all of it. Whoever still asks for it is told that there is no such tenant.</summary>
    Task DeleteAsync(string tenantId, CancellationToken cancellationToken);
}
