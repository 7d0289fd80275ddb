using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>
/// What of a tenant's quota is left for a run. Readers ask whether there is any before they fetch a page; whether a
/// document fits is judged by the store as it takes it, since other sources and uploads are read at the same time.
/// </summary>
internal sealed class IndexRoom(KnowledgeQuota quota, IKnowledgeStore knowledge, string tenantId)
{
    private volatile string? _whyFull;

    /// <summary>Why no further document can be added; null when one may.</summary>
    public string? WhyFull => _whyFull;

    /// <summary>Whether the run came upon the quota, and so has not seen all that it might.</summary>
    public bool WasFull { get; private set; }

    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if (quota != KnowledgeQuota.None)
        {
            var status = await knowledge.GetStatusAsync(tenantId, cancellationToken).ConfigureAwait(false);
            _whyFull = quota.WhyNot(status.Documents, status.Bytes, moreDocuments: 1, moreBytes: 1);
            WasFull |= _whyFull is not null;
        }
    }

    /// <summary>Has documents indexed.</summary>
    /// <returns>The outcomes in their order; a document that did not fit is skipped, and what was there of it before stays.</returns>
    public async Task<IReadOnlyList<PageOutcome>> StoreAsync(IReadOnlyList<PageOutcome> outcomes, CancellationToken cancellationToken)
    {
        var documents = outcomes.Select(outcome => outcome.Document).OfType<IndexedDocument>().ToList();
        if (documents.Count == 0)
        {
            return outcomes;
        }

        var leftOut = await knowledge.ReplaceAsync(tenantId, documents, quota, cancellationToken).ConfigureAwait(false);
        var stored = new List<PageOutcome>(outcomes.Count);
        foreach (var outcome in outcomes)
        {
            stored.Add(outcome.Document is { Document.Id: var id } && leftOut.TryGetValue(id, out var reason)
                ? Skipped(outcome, reason, await knowledge.FindAsync(tenantId, id, cancellationToken).ConfigureAwait(false))
                : outcome);
        }

        WasFull |= leftOut.Count > 0;
        await LookAsync(cancellationToken).ConfigureAwait(false);
        return stored;
    }

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
