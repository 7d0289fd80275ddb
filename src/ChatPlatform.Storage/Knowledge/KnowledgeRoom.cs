namespace ChatPlatform.Storage.Knowledge;

/// <summary>What of a tenant's quota is left for documents that are about to take the place of others, while nobody else writes.</summary>
/// <param name="documents">How many there are.</param>
/// <param name="bytes">How many they have.</param>
/// <param name="before">The bytes, by id, of those that would be replaced.</param>
internal sealed class KnowledgeRoom(KnowledgeQuota quota, long documents, long bytes, IReadOnlyDictionary<string, long> before)
{
    private readonly List<IndexedDocument> _fitting = [];
    private readonly Dictionary<string, string> _leftOut = [];

    public IReadOnlyList<IndexedDocument> Fitting => _fitting;

    /// <summary>By id, why not.</summary>
    public IReadOnlyDictionary<string, string> LeftOut => _leftOut;

    /// <summary>Takes as many as there is room for, in their order.</summary>
    public KnowledgeRoom Fit(IReadOnlyList<IndexedDocument> wanted)
    {
        foreach (var document in wanted)
        {
            var (id, size) = (document.Document.Id, document.Document.Bytes);
            var isThere = before.TryGetValue(id, out var sizeBefore);
            var (moreDocuments, moreBytes) = (isThere ? 0 : 1, size - sizeBefore);
            if (quota.WhyNot(documents, bytes, moreDocuments, moreBytes) is { } reason)
            {
                _leftOut[id] = reason;
                continue;
            }

            (documents, bytes) = (documents + moreDocuments, bytes + moreBytes);
            _fitting.Add(document);
        }

        return this;
    }
}
