using System.Security.Cryptography;
using System.Text;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Knowledge.Extraction;
using ChatPlatform.Sources;
using ChatPlatform.Storage.Knowledge;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>Reads one page of a run: fetch, extract, chunk, embed. Whatever goes wrong with it is its outcome.</summary>
internal sealed class PageReader(
    PageClient client, DocumentBuilder builder, KnownPages knownPages, TimeProvider time, ILogger<PageReader> logger) : IDisposable
{
    private const int LargeBytes = 1 << 20;

    /// <summary>Parsing is bound by the processor...</summary>
    private readonly SemaphoreSlim _parsers = new(Environment.ProcessorCount);

    /// <summary>...and a parsed page is many times its size in memory, so that of the large ones there is one at a time.</summary>
    private readonly SemaphoreSlim _largeParser = new(1);

    public async Task<PageOutcome> ReadAsync(CrawlRun run, FoundPage page, bool isForced, CancellationToken cancellationToken)
    {
        var url = new Uri(page.Url);
        if (run.Scope.WhyNot(url, page.Depth) is { } reason)
        {
            return Skipped(page, reason, null);
        }

        if (!run.Robots.Allows(url))
        {
            return Skipped(page, "The site's robots.txt forbids it.", null);
        }

        if (!run.TryTakePage())
        {
            return Skipped(page, $"The limit of {run.Spec.MaxPages:N0} pages was reached.", null);
        }

        var outcome = await VisitAsync(run, page, url, isForced, cancellationToken).ConfigureAwait(false);
        if (outcome.Record.Validators?.BodyHash is null)
        {
            run.GiveBackPage();
        }

        return outcome;
    }

    public void Dispose()
    {
        _parsers.Dispose();
        _largeParser.Dispose();
    }

    private async Task<PageOutcome> VisitAsync(CrawlRun run, FoundPage page, Uri url, bool isForced, CancellationToken cancellationToken)
    {
        var (known, validators) = await knownPages.FindAsync(run.TenantId, run.SourceId, page.Url, cancellationToken).ConfigureAwait(false);
        if (run.Room.WhyFull is { } full && known is not { Entry.Chunks: > 0 })
        {
            return Skipped(page, full, null);
        }

        validators = isForced ? null : validators;
        var result = run.Start is { } start && start.Url == page.Url && !isForced
            ? start.Result
            : await client.FetchPageAsync(url, validators, run.Delay, cancellationToken).ConfigureAwait(false);
        try
        {
            return result switch
            {
                FetchedUnchanged when known is not null => Kept(run, page, known, known.Validators, (int?)result.Status),
                FetchedPage fetched when validators?.BodyHash == Hash(fetched.Body) =>
                    Kept(run, page, known!, Validators(fetched), (int?)result.Status),
                FetchedPage fetched => await ExtractAsync(run, page, url, fetched, cancellationToken).ConfigureAwait(false),
                FetchedRedirect redirect => Redirected(page, redirect),
                FetchSkipped skipped => Skipped(page, skipped.Reason, skipped.Status, Validators(skipped)),
                FetchFailed { IsGone: false } failed when known is not null => FailedForNow(page, failed, known),
                FetchFailed failed => Failed(page, failed.Reason, (int?)failed.Status),
                _ => Failed(page, "The server answered that the page is unchanged, but it was not asked whether it is.", (int?)result.Status),
            };
        }
        catch (InvalidDataException error)
        {
            return Failed(page, error.Message, (int?)result.Status);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            logger.PageFailed(error, run.SourceId, page.Url);
            return Failed(page, $"It could not be processed ({error.GetType().Name}).", (int?)result.Status);
        }
    }

    private async Task<PageOutcome> ExtractAsync(CrawlRun run, FoundPage page, Uri url, FetchedPage fetched, CancellationToken cancellationToken)
    {
        var parsers = fetched.Body.Length > LargeBytes ? _largeParser : _parsers;
        await parsers.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var extracted = PageExtractor.Extract(url, fetched);
            var links = run.Spec.Type == SourceType.Site ? LinksOf(run, extracted) : [];
            var textHash = Hash(Encoding.UTF8.GetBytes(extracted.Title + "\n" + string.Join('\n', extracted.Blocks.Select(block => block.Text))));
            if (!extracted.IsIndexable)
            {
                return Skipped(page, "The page asks not to be indexed (noindex).", fetched.Status, Validators(fetched), null, links, extracted.Title);
            }

            if (CanonicalOf(run, page, extracted) is { } canonical)
            {
                links.Add(canonical);
                return Skipped(
                    page, $"The page names {canonical.AbsoluteUri} as its address.", fetched.Status, Validators(fetched), null, links, extracted.Title);
            }

            var first = run.FirstUrlOf(textHash, page.Url);
            if (first != page.Url)
            {
                return Skipped(page, $"Its text is that of {first}", fetched.Status, Validators(fetched), textHash, links, extracted.Title);
            }

            var document = await builder.BuildAsync(
                DocumentId.Of(run.SourceId, page.Url), run.SourceId, url, extracted, fetched.Body.Length, cancellationToken).ConfigureAwait(false);
            if (document is null)
            {
                return Skipped(page, "There is no text on the page, beside links at most.", fetched.Status, Validators(fetched), null, links, extracted.Title);
            }

            var entry = new PageEntry(
                page.Url, PageState.Indexed, null, extracted.Title, (int?)fetched.Status, document.Chunks.Count, time.GetUtcNow());
            return new PageOutcome(new PageRecord(entry, page.Depth, Validators(fetched), textHash, Urls(links)), document, Keeps: false, links);
        }
        finally
        {
            parsers.Release();
        }
    }

    /// <returns>
    /// The page to read in the place of this one. An address on another site is left alone: a copy for tests
    /// names the real site, and the copy is what we were asked to read.
    /// </returns>
    private static Uri? CanonicalOf(CrawlRun run, FoundPage page, ExtractedPage extracted) =>
        run.Spec.Type == SourceType.Site && extracted.Canonical is { } named
        && WebUrl.TryNormalize(null, named.AbsoluteUri, out var canonical) && canonical.AbsoluteUri != page.Url
        && run.Scope.IsSameSite(canonical) && run.Scope.WhyNot(canonical, page.Depth) is null && run.Robots.Allows(canonical)
        && run.YieldsTo(page.Url, canonical.AbsoluteUri)
            ? canonical
            : null;

    private static List<Uri> LinksOf(CrawlRun run, ExtractedPage page)
    {
        var links = new List<Uri>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var link in page.Links)
        {
            if (WebUrl.TryNormalize(null, link.OriginalString, out var url) && run.Scope.IsSameSite(url) && seen.Add(url.AbsoluteUri))
            {
                links.Add(url);
            }
        }

        return links;
    }

    /// <summary>An unchanged page is what it was before, with the links it had before.</summary>
    private PageOutcome Kept(CrawlRun run, FoundPage page, PageRecord known, PageValidators? validators, int? status)
    {
        var wasSkipped = known.Entry.Reason is not null;
        if (!wasSkipped && known.TextHash is not null)
        {
            run.FirstUrlOf(known.TextHash, page.Url);
        }

        var entry = known.Entry with
        {
            State = wasSkipped ? PageState.Skipped : PageState.Unchanged,
            HttpStatus = status,
            ReadAt = time.GetUtcNow(),
        };
        var links = known.Links.Select(link => new Uri(link)).ToList();
        return new PageOutcome(known with { Entry = entry, Depth = page.Depth, Validators = validators }, null, Keeps: true, links);
    }

    private PageOutcome Redirected(FoundPage page, FetchedRedirect redirect) =>
        WebUrl.TryNormalize(null, redirect.Target.AbsoluteUri, out var target)
            ? Skipped(page, $"Redirects to {target.AbsoluteUri}", redirect.Status, null, null, [target])
            : Skipped(page, "Redirects to what is no URL of http or https.", redirect.Status);

    private PageOutcome FailedForNow(FoundPage page, FetchFailed failed, PageRecord known)
    {
        var reason = known.Entry.Chunks > 0 ? failed.Reason + " What was read of it before is kept." : failed.Reason;
        var entry = new PageEntry(
            page.Url, PageState.Failed, reason, known.Entry.Title, (int?)failed.Status, known.Entry.Chunks, time.GetUtcNow());
        var links = known.Links.Select(link => new Uri(link)).ToList();
        return new PageOutcome(known with { Entry = entry, Depth = page.Depth, Validators = null }, null, Keeps: true, links);
    }

    private PageOutcome Failed(FoundPage page, string reason, int? status)
    {
        var entry = new PageEntry(page.Url, PageState.Failed, reason, null, status, 0, time.GetUtcNow());
        return new PageOutcome(new PageRecord(entry, page.Depth, null, null, []), null, Keeps: false, []);
    }

    private PageOutcome Skipped(
        FoundPage page,
        string reason,
        System.Net.HttpStatusCode? status,
        PageValidators? validators = null,
        string? textHash = null,
        IReadOnlyList<Uri>? links = null,
        string? title = null)
    {
        var entry = new PageEntry(page.Url, PageState.Skipped, reason, title, (int?)status, 0, status is null ? null : time.GetUtcNow());
        return new PageOutcome(new PageRecord(entry, page.Depth, validators, textHash, Urls(links ?? [])), null, Keeps: false, links ?? []);
    }

    private PageValidators Validators(FetchedPage page) => new(page.ETag, page.LastModified, Hash(page.Body), builder.Version);

    private PageValidators? Validators(FetchSkipped skipped) =>
        skipped is { ETag: null, LastModified: null } ? null : new PageValidators(skipped.ETag, skipped.LastModified, null, builder.Version);

    private static string[] Urls(IReadOnlyList<Uri> links) => [.. links.Select(link => link.AbsoluteUri)];

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
