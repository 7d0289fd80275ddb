namespace ChatPlatform.Storage.Auditing;

/// <summary>Who did what: chains of entries that are added to and never changed, each holding the hash of the one before.</summary>
public interface IAuditLog
{
    /// <summary>Adds an event to the end of a chain; two nodes that do so at once come one after the other.</summary>
    /// <param name="tenantId">Whose chain; null for the platform's. The tenant need not exist any more.</param>
    /// <exception cref="ChatException"><c>unavailable</c>; whether the entry stands is then unknown.</exception>
    Task<AuditEntry> AppendAsync(string? tenantId, AuditEvent happened, CancellationToken cancellationToken);

    /// <summary>A chain's entries, newest first.</summary>
    /// <param name="cursor">Of the page before, or null.</param>
    /// <exception cref="ChatException"><c>invalid_request</c>: not a cursor of this list.</exception>
    Task<Page<AuditEntry>> ListAsync(string? tenantId, AuditQuery query, string? cursor, int limit, CancellationToken cancellationToken);

    Task<AuditTail> ReadTailAsync(string? tenantId, CancellationToken cancellationToken);

    /// <summary>A chain's entries in its own order, as they stand.</summary>
    /// <param name="after">The last sequence number seen; 0 to begin.</param>
    Task<IReadOnlyList<AuditEntry>> ReadAsync(string? tenantId, long after, int limit, CancellationToken cancellationToken);
}
