using System.Threading.Channels;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>
/// The cycle of a run: pages go from the frontier through the readers to the writer, and the pages found on
/// them go back to the frontier once they are stored. So nothing is read that a crash could make forgotten.
/// </summary>
internal sealed class RunLoop(
    PageReader reader, SitemapReader sitemaps, RunWriter writer, ISourceStore sources, IOptions<CrawlerOptions> options)
{
    /// <summary>URLs kept in a ledger for each page that may be read; beyond it a site makes up its URLs.</summary>
    private const int LedgerFactor = 4;
    private const int LeastLedger = 1_000;

    /// <summary>Outcomes waiting to be written. More would only be memory.</summary>
    private const int Backlog = 32;

    /// <returns>The counts; and whether the run saw all of the site, so that what it did not see is no more.</returns>
    public async Task<(PageCounts Pages, bool IsWhole)> RunAsync(
        CrawlRun crawl, SourceRun run, RunBeginning beginning, IProgress<PageCounts>? progress, CancellationToken cancellationToken)
    {
        var counts = new RunCounts();
        var frontier = new Frontier(Math.Max(LeastLedger, crawl.Spec.MaxPages * LedgerFactor));
        var session = new WriteSession(crawl, run, frontier, counts, progress);
        var known = await sources.ListRunPagesAsync(crawl.TenantId, crawl.SourceId, run.Number, cancellationToken).ConfigureAwait(false);
        Restore(crawl, frontier, counts, known);
        await crawl.Room.LookAsync(cancellationToken).ConfigureAwait(false);
        await writer.StartAsync(session, beginning, cancellationToken).ConfigureAwait(false);
        var isWhole = true;
        if (crawl.Spec.Type == SourceType.Site && crawl.Start is not null)
        {
            (var listed, isWhole) = await sitemaps.ReadAsync(
                beginning.Url, crawl.Robots.Sitemaps, crawl.Spec.MaxPages, crawl.Delay, cancellationToken).ConfigureAwait(false);
            await writer.FindAsync(session, listed, cancellationToken).ConfigureAwait(false);
        }

        await PumpAsync(session, isForced: false, cancellationToken).ConfigureAwait(false);
        await ReadOrphansAsync(session, cancellationToken).ConfigureAwait(false);

        // A page that was skipped for want of room may have been the only way to others that are indexed.
        return (session.Pages, isWhole && !crawl.Room.WasFull);
    }

    private static void Restore(CrawlRun crawl, Frontier frontier, RunCounts counts, IReadOnlyList<RunPage> known)
    {
        foreach (var page in known)
        {
            frontier.TryKnow(page.Url);
            if (page.State == PageState.Queued)
            {
                frontier.Enqueue(new FoundPage(page.Url, page.Depth));
                continue;
            }

            counts.Add(page.State, page.HttpStatus);
            if (page is { State: PageState.Indexed or PageState.Unchanged })
            {
                crawl.TryTakePage();
                if (page.TextHash is not null)
                {
                    crawl.FirstUrlOf(page.TextHash, page.Url);
                }
            }
        }
    }

    /// <summary>Reads and writes until the frontier is empty.</summary>
    private async Task PumpAsync(WriteSession session, bool isForced, CancellationToken cancellationToken)
    {
        session.Frontier.Done();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var outcomes = Channel.CreateBounded<PageOutcome>(new BoundedChannelOptions(Backlog) { SingleReader = true });
        var reading = ReadAllAsync(session, outcomes.Writer, isForced, stop.Token);
        try
        {
            await writer.WriteAllAsync(session, outcomes.Reader, stop.Token).ConfigureAwait(false);
        }
        finally
        {
            // Without the writer the readers would wait for room for ever.
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await reading.ConfigureAwait(false);
    }

    private async Task ReadAllAsync(WriteSession session, ChannelWriter<PageOutcome> outcomes, bool isForced, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Value.ConcurrencyPerHost, CancellationToken = cancellationToken };
        try
        {
            await Parallel.ForEachAsync(
                session.Frontier.ReadAllAsync(cancellationToken),
                parallel,
                async (page, token) =>
                {
                    var outcome = await reader.ReadAsync(session.Crawl, page, isForced, token).ConfigureAwait(false);
                    await outcomes.WriteAsync(outcome, token).ConfigureAwait(false);
                }).ConfigureAwait(false);
            outcomes.Complete();
        }
        catch (Exception error)
        {
            outcomes.TryComplete(error);
        }
    }

    /// <summary>
    /// A page left out because its text was another's, and unchanged since, is read once more when that other
    /// page says something else by now.
    /// </summary>
    private async Task ReadOrphansAsync(WriteSession session, CancellationToken cancellationToken)
    {
        var crawl = session.Crawl;
        var pages = await sources.ListRunPagesAsync(crawl.TenantId, crawl.SourceId, session.Run.Number, cancellationToken).ConfigureAwait(false);
        var texts = pages.Where(page => page.State is PageState.Indexed or PageState.Unchanged).Select(page => page.TextHash).ToHashSet();
        var orphans = pages.Where(page => page is { State: PageState.Skipped, TextHash: not null } && !texts.Contains(page.TextHash)).ToList();
        if (orphans.Count == 0)
        {
            return;
        }

        session.Frontier.Reopen();
        foreach (var page in orphans)
        {
            session.Counts.Remove(page);
            session.Frontier.Enqueue(new FoundPage(page.Url, page.Depth));
        }

        await PumpAsync(session, isForced: true, cancellationToken).ConfigureAwait(false);
    }
}
