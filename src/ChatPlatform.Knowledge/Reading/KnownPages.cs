using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>What is kept of a page from the visit before.</summary>
internal sealed class KnownPages(ISourceStore sources, IKnowledgeStore knowledge, DocumentBuilder builder)
{
    /// <returns>
    /// The page's row, and the validators to ask with. These are null when the page must be read whatever it
    /// is: its passages were made by another version, or have been deleted since.
    /// </returns>
    public async Task<(PageRecord? Known, PageValidators? Validators)> FindAsync(
        string tenantId, string sourceId, string url, CancellationToken cancellationToken)
    {
        var known = await sources.FindPageAsync(tenantId, sourceId, url, cancellationToken).ConfigureAwait(false);
        if (known?.Validators?.IndexVersion != builder.Version)
        {
            return (known, null);
        }

        var isThere = known.Entry.Chunks == 0
            || await knowledge.FindAsync(tenantId, DocumentId.Of(sourceId, url), cancellationToken).ConfigureAwait(false) is not null;
        return (known, isThere ? known.Validators : null);
    }
}
