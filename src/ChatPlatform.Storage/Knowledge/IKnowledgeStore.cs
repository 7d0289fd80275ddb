namespace ChatPlatform.Storage.Knowledge;

/// <summary>
/// A tenant's documents and passages, searched by words and by vectors. Every method takes the tenant;
/// there is none that sees two.
/// </summary>
public interface IKnowledgeStore
{
    /// <summary>
    /// Puts each document in the place of what was indexed under its id, all of them in one transaction. Of two that write
    /// for a tenant at once, the second sees what the first has taken of the quota.
    /// </summary>
    /// <returns>By id, the documents that the quota leaves no room for, and why: of them what was there before stays.</returns>
    Task<IReadOnlyDictionary<string, string>> ReplaceAsync(
        string tenantId, IReadOnlyList<IndexedDocument> documents, KnowledgeQuota quota, CancellationToken cancellationToken);

    /// <returns>How many of the documents there were.</returns>
    Task<int> DeleteAsync(string tenantId, IReadOnlyList<string> documentIds, CancellationToken cancellationToken);

    /// <returns>How many documents the source had.</returns>
    Task<int> DeleteSourceAsync(string tenantId, string sourceId, CancellationToken cancellationToken);

    /// <summary>Removes every document and passage of the tenant.</summary>
    Task ClearAsync(string tenantId, CancellationToken cancellationToken);

    /// <returns>null when there is no such document.</returns>
    Task<DocumentRow?> FindAsync(string tenantId, string documentId, CancellationToken cancellationToken);

    /// <returns>The document with its passages; null when there is no such document.</returns>
    Task<WholeDocument?> FindWholeAsync(string tenantId, string documentId, CancellationToken cancellationToken);

    /// <summary>Documents, the last indexed first.</summary>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="limit">1 to 1,000.</param>
    /// <exception cref="ChatException"><c>invalid_request</c>: not a cursor of this list.</exception>
    Task<Page<DocumentRow>> ListAsync(string tenantId, DocumentFilter filter, string? cursor, int limit, CancellationToken cancellationToken);

    /// <summary>Documents with their passages, in an order in which none is missed that is there from beginning to end.</summary>
    /// <param name="after">The last document seen; "" for the first.</param>
    Task<IReadOnlyList<WholeDocument>> ReadAsync(string tenantId, string after, int limit, CancellationToken cancellationToken);

    /// <param name="sources">Ids of sources, and <see cref="Tenants.BotConfig.Uploads"/> for documents of none.</param>
    /// <returns>Those of the documents that come from one of the sources.</returns>
    Task<IReadOnlySet<string>> FilterBySourceAsync(
        string tenantId, IReadOnlyCollection<string> documentIds, IReadOnlyCollection<string> sources, CancellationToken cancellationToken);

    /// <returns>How many passages are indexed from the source.</returns>
    Task<int> CountChunksAsync(string tenantId, string sourceId, CancellationToken cancellationToken);

    Task<KnowledgeStatus> GetStatusAsync(string tenantId, CancellationToken cancellationToken);

    /// <summary>
    /// Passages that hold words of the query, best first by BM25 over title, headings and text. Words match
    /// whatever their case, accents and English endings; scripts without spaces match by parts of words.
    /// </summary>
    /// <param name="query">Any text. None of it is an operator.</param>
    Task<IReadOnlyList<ScoredChunk>> SearchLexicalAsync(string tenantId, string query, int k, CancellationToken cancellationToken);

    /// <summary>Passages by cosine similarity, -1 to 1, best first.</summary>
    /// <param name="embeddingModel">Only passages embedded under this name are compared.</param>
    /// <param name="query">Of unit length.</param>
    Task<IReadOnlyList<ScoredChunk>> SearchVectorAsync(
        string tenantId, string embeddingModel, ReadOnlyMemory<float> query, int k, CancellationToken cancellationToken);

    /// <summary>The model whose vectors are to be searched: that of the first ones written, until it is switched.</summary>
    /// <returns>null when no passage has a vector yet.</returns>
    Task<string?> GetEmbeddingModelAsync(string tenantId, CancellationToken cancellationToken);

    /// <summary>Passages that have no vector of the model, in no particular order.</summary>
    Task<IReadOnlyList<StoredChunk>> ListUnembeddedAsync(string tenantId, string embeddingModel, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Adds vectors of another model beside those that are searched. Passages that are no more, or have one of
    /// this model, are left out.
    /// </summary>
    Task AddVectorsAsync(string tenantId, string embeddingModel, IReadOnlyList<ChunkVector> vectors, CancellationToken cancellationToken);

    /// <summary>
    /// Makes the model the one that is searched and removes the vectors of all others, in one transaction.
    /// </summary>
    /// <returns>false when a passage has no vector of the model: nothing was changed.</returns>
    Task<bool> SwitchEmbeddingModelAsync(string tenantId, string embeddingModel, CancellationToken cancellationToken);

    /// <returns>Those that exist, in the order asked for.</returns>
    Task<IReadOnlyList<StoredChunk>> GetChunksAsync(string tenantId, IReadOnlyList<long> chunkIds, CancellationToken cancellationToken);
}
