using System.Threading.Channels;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>The last stage: stores what was read, in batches, and only then lets the run go on from it.</summary>
internal sealed class RunWriter(IKnowledgeStore knowledge, ISourceStore sources, TimeProvider time)
{
    private const int BatchPages = 32;

    /// <summary>Writes down the redirects on the way to the start page, and queues it.</summary>
    public async Task StartAsync(WriteSession session, RunBeginning beginning, CancellationToken cancellationToken)
    {
        var hops = beginning.Hops.Where(hop => session.Frontier.TryKnow(hop.From.AbsoluteUri)).Select(ToRecord).ToList();
        foreach (var hop in hops)
        {
            session.Counts.Add(hop.Entry.State, hop.Entry.HttpStatus);
        }

        var gone = hops.Select(hop => DocumentId.Of(session.Crawl.SourceId, hop.Entry.Url)).ToList();
        await knowledge.DeleteAsync(session.Crawl.TenantId, gone, cancellationToken).ConfigureAwait(false);
        await RecordAsync(session, hops, Found(session, [beginning.Url], 0), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes down that nothing could be read; what was read before stays.</summary>
    public async Task<PageCounts> FailAsync(
        string tenantId, string sourceId, SourceRun run, RunBeginning beginning, CancellationToken cancellationToken)
    {
        var known = await sources.FindPageAsync(tenantId, sourceId, beginning.Url.AbsoluteUri, cancellationToken).ConfigureAwait(false);
        var entry = new PageEntry(
            beginning.Url.AbsoluteUri, PageState.Failed, beginning.Error, known?.Entry.Title, null, known?.Entry.Chunks ?? 0, time.GetUtcNow());
        var failed = known is null ? new PageRecord(entry, 0, null, null, []) : known with { Entry = entry, Validators = null };
        var records = beginning.Hops.Select(ToRecord).Append(failed).ToList();
        await sources.RecordPagesAsync(tenantId, sourceId, run.Number, records, [], cancellationToken).ConfigureAwait(false);
        return new PageCounts(records.Count, beginning.Hops.Count, 0, 0, beginning.Hops.Count, 1);
    }

    /// <summary>Queues pages that the site lists in its sitemaps.</summary>
    public Task FindAsync(WriteSession session, IReadOnlyList<Uri> urls, CancellationToken cancellationToken) =>
        RecordAsync(session, [], Found(session, urls, 1), cancellationToken);

    public async Task WriteAllAsync(WriteSession session, ChannelReader<PageOutcome> outcomes, CancellationToken cancellationToken)
    {
        var batch = new List<PageOutcome>(BatchPages);
        while (await outcomes.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
        {
            while (batch.Count < BatchPages && outcomes.TryRead(out var outcome))
            {
                batch.Add(outcome);
            }

            await WriteAsync(session, batch, cancellationToken).ConfigureAwait(false);
            batch.Clear();
        }
    }

    private async Task WriteAsync(WriteSession session, IReadOnlyList<PageOutcome> read, CancellationToken cancellationToken)
    {
        var crawl = session.Crawl;
        var batch = await crawl.Room.StoreAsync(read, cancellationToken).ConfigureAwait(false);
        var gone = batch.Where(outcome => outcome is { Document: null, Keeps: false })
            .Select(outcome => DocumentId.Of(crawl.SourceId, outcome.Record.Entry.Url)).ToList();
        if (gone.Count > 0)
        {
            await knowledge.DeleteAsync(crawl.TenantId, gone, cancellationToken).ConfigureAwait(false);
        }

        var found = new List<FoundPage>();
        foreach (var outcome in batch)
        {
            session.Counts.Add(outcome.Record.Entry.State, outcome.Record.Entry.HttpStatus);
            if (crawl.Spec.Type == SourceType.Site)
            {
                found.AddRange(Found(session, outcome.Links, outcome.Record.Depth + 1));
            }
        }

        await RecordAsync(session, [.. batch.Select(outcome => outcome.Record)], found, cancellationToken).ConfigureAwait(false);
        foreach (var _ in batch)
        {
            session.Frontier.Done();
        }
    }

    private PageRecord ToRecord(FetchedHop hop)
    {
        var entry = new PageEntry(
            hop.From.AbsoluteUri, PageState.Skipped, $"Redirects to {hop.To.AbsoluteUri}", null, hop.Status, 0, time.GetUtcNow());
        return new PageRecord(entry, 0, null, null, [hop.To.AbsoluteUri]);
    }

    private static List<FoundPage> Found(WriteSession session, IReadOnlyList<Uri> urls, int depth) =>
        [.. urls.Where(url => (depth == 0 || session.Crawl.Scope.IsSameSite(url)) && session.Frontier.TryKnow(url.AbsoluteUri))
            .Select(url => new FoundPage(url.AbsoluteUri, depth))];

    private async Task RecordAsync(WriteSession session, List<PageRecord> read, List<FoundPage> found, CancellationToken cancellationToken)
    {
        var (crawl, number) = (session.Crawl, session.Run.Number);
        await sources.RecordPagesAsync(crawl.TenantId, crawl.SourceId, number, read, found, cancellationToken).ConfigureAwait(false);
        await sources.SaveRunAsync(crawl.TenantId, crawl.SourceId, session.Run with { Pages = session.Pages }, cancellationToken).ConfigureAwait(false);
        found.ForEach(session.Frontier.Enqueue);
        session.Progress?.Report(session.Pages);
    }
}
