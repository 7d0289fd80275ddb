using System.Collections.Immutable;
using ChatPlatform.Desk;

namespace ChatPlatform.Storage.Desk;

/// <summary>The replies that a tenant's agents have at hand.</summary>
public interface ICannedReplyStore
{
    /// <summary>All of them, by title.</summary>
    Task<ImmutableArray<CannedReply>> ListAsync(string tenantId, CancellationToken cancellationToken);

    /// <returns>null when there is none.</returns>
    Task<CannedReply?> FindAsync(string tenantId, string id, CancellationToken cancellationToken);

    Task AddAsync(string tenantId, CannedReply reply, CancellationToken cancellationToken);

    /// <summary>Puts the reply in the place of the version before it.</summary>
    /// <returns>false, and nothing is changed: that version is not there.</returns>
    Task<bool> UpdateAsync(string tenantId, CannedReply reply, CancellationToken cancellationToken);

    /// <returns>false: there is none.</returns>
    Task<bool> DeleteAsync(string tenantId, string id, CancellationToken cancellationToken);
}
