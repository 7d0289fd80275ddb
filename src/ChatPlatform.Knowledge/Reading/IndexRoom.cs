using System.Globalization;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>
/// What of a tenant's quota is left for a run. Readers ask whether there is any before they fetch a page; the writer makes
/// each batch fit before it stores it. Of two sources that are read at once each sees the other's pages a batch late.
/// </summary>
internal sealed class IndexRoom(KnowledgeQuota quota, IKnowledgeStore knowledge, string tenantId)
{
    private volatile string? _whyFull;

    /// <summary>Why no further document can be added; null when one may.</summary>
    public string? WhyFull => _whyFull;

    /// <summary>Whether the run came upon the quota, and so has not seen all that it might.</summary>
    public bool WasFull { get; private set; }

    public Task LookAsync(CancellationToken cancellationToken) => FitAsync([], cancellationToken);

    /// <returns>The outcomes in their order; a document that does not fit is skipped, and what was there of it before stays.</returns>
    public async Task<IReadOnlyList<PageOutcome>> FitAsync(IReadOnlyList<PageOutcome> outcomes, CancellationToken cancellationToken)
    {
        if (quota == KnowledgeQuota.None)
        {
            return outcomes;
        }

        var status = await knowledge.GetStatusAsync(tenantId, cancellationToken).ConfigureAwait(false);
        var (documents, bytes) = ((long)status.Documents, status.Bytes);
        var fitting = new List<PageOutcome>(outcomes.Count);
        foreach (var outcome in outcomes)
        {
            if (outcome.Document is not { Document: var document })
            {
                fitting.Add(outcome);
                continue;
            }

            var before = await knowledge.FindAsync(tenantId, document.Id, cancellationToken).ConfigureAwait(false);
            var more = (Documents: before is null ? 1 : 0, Bytes: document.Bytes - (before?.Document.Bytes ?? 0));
            if (WhyNot(documents, bytes, more.Documents, more.Bytes) is { } reason)
            {
                fitting.Add(Skipped(outcome, reason, before));
                continue;
            }

            (documents, bytes) = (documents + more.Documents, bytes + more.Bytes);
            fitting.Add(outcome);
        }

        _whyFull = WhyNot(documents, bytes, moreDocuments: 1, moreBytes: 1);
        WasFull |= _whyFull is not null;
        return fitting;
    }

    private string? WhyNot(long documents, long bytes, long moreDocuments, long moreBytes) =>
        quota.Documents > 0 && moreDocuments > 0 && documents + moreDocuments > quota.Documents
            ? string.Create(CultureInfo.InvariantCulture, $"The plan's {quota.Documents:N0} documents are used up (documents).")
        : quota.Bytes > 0 && moreBytes > 0 && bytes + moreBytes > quota.Bytes
            ? string.Create(CultureInfo.InvariantCulture, $"The plan's {quota.Bytes:N0} bytes leave no room for it (bytes).")
        : null;

    private static PageOutcome Skipped(PageOutcome outcome, string reason, DocumentRow? before)
    {
        var entry = outcome.Record.Entry with
        {
            State = PageState.Skipped,
            Reason = before is null ? reason : reason + " What was read of it before is kept.",
            Chunks = before?.Chunks ?? 0,
        };

        // Without validators and hash it is read anew as soon as there is room.
        return outcome with { Record = outcome.Record with { Entry = entry, Validators = null, TextHash = null }, Document = null, Keeps = true };
    }
}
