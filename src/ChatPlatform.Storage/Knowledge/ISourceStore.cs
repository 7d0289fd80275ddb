using ChatPlatform.Sources;

namespace ChatPlatform.Storage.Knowledge;

/// <summary>
/// A tenant's sources and, for each, the ledger of its pages. Every method takes the tenant; there is none
/// that sees two.
/// </summary>
public interface ISourceStore
{
    /// <exception cref="ChatException"><c>conflict</c>: there is a source of this id.</exception>
    Task AddAsync(string tenantId, SourceRecord source, CancellationToken cancellationToken);

    /// <returns>null when there is no such source.</returns>
    Task<SourceRecord?> FindAsync(string tenantId, string sourceId, CancellationToken cancellationToken);

    /// <summary>Sources, the last created first.</summary>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <exception cref="ChatException"><c>invalid_request</c>: not a cursor of this list.</exception>
    Task<Page<SourceRecord>> ListAsync(string tenantId, string? cursor, int limit, CancellationToken cancellationToken);

    /// <exception cref="ChatException"><c>source_not_found</c>.</exception>
    Task SaveRunAsync(string tenantId, string sourceId, SourceRun run, CancellationToken cancellationToken);

    /// <summary>Removes the source and its ledger. Its documents are <see cref="IKnowledgeStore"/>'s.</summary>
    /// <returns>false when there was no such source.</returns>
    Task<bool> DeleteAsync(string tenantId, string sourceId, CancellationToken cancellationToken);

    /// <returns>What the last visit left of the page; null when there was none.</returns>
    Task<PageRecord?> FindPageAsync(string tenantId, string sourceId, string url, CancellationToken cancellationToken);

    /// <summary>
    /// Writes what became of pages in this run, and queues those found on them that the run does not know
    /// yet, in one transaction.
    /// </summary>
    Task RecordPagesAsync(
        string tenantId,
        string sourceId,
        int run,
        IReadOnlyList<PageRecord> read,
        IReadOnlyList<FoundPage> found,
        CancellationToken cancellationToken);

    /// <returns>Every page that this run has come upon, in the order found.</returns>
    Task<IReadOnlyList<RunPage>> ListRunPagesAsync(string tenantId, string sourceId, int run, CancellationToken cancellationToken);

    /// <summary>The ledger in the order found.</summary>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <exception cref="ChatException"><c>invalid_request</c>: not a cursor of this list.</exception>
    Task<Page<PageEntry>> ListPagesAsync(
        string tenantId, string sourceId, PageFilter filter, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>Removes the rows of pages that this run did not come upon.</summary>
    /// <returns>Their URLs.</returns>
    Task<IReadOnlyList<string>> PrunePagesAsync(string tenantId, string sourceId, int run, CancellationToken cancellationToken);

    /// <summary>Makes the next run read every page anew, changed or not.</summary>
    Task ForgetValidatorsAsync(string tenantId, string sourceId, CancellationToken cancellationToken);
}
