using System.Collections.Immutable;
using System.Text;
using AngleSharp.Html.Parser;
using ChatPlatform.Knowledge.Crawling;
using ChatPlatform.Knowledge.Extraction;

namespace ChatPlatform.Knowledge.Domains;

/// <summary>
/// Reads a site's file, start page and DNS record, by the crawler's guarded client: a host that claims to be in our own
/// network is refused like any page there.
/// </summary>
public sealed class DomainProofs(PageClient pages, ReadTxt records, TimeProvider time) : IDomainProofs
{
    private const int MaxFileBytes = 16 << 10;
    private const int MaxPageBytes = 512 << 10;
    private const int MaxRedirects = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<DomainProof> ReadAsync(Uri site, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(site);
        using var timeout = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        Found[] found = await Task.WhenAll(
            InFileAsync(new Uri(site, ProofPlaces.FilePath), either.Token),
            InPageAsync(new Uri(site, "/"), either.Token),
            InRecordAsync(site, either.Token)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return new DomainProof([.. found.SelectMany(place => place.Tokens)], string.Join(' ', found.Select(place => place.Trouble)));
    }

    private async Task<Found> InFileAsync(Uri url, CancellationToken cancellationToken)
    {
        var (page, trouble) = await FetchAsync(url, MaxFileBytes, cancellationToken).ConfigureAwait(false);
        return page is null
            ? new Found([], $"{url}: {trouble}")
            : new Found([.. Encoding.UTF8.GetString(page.Body).Split('\n').Select(ProofPlaces.TokenIn).OfType<string>()], $"{url}: the token is not in it.");
    }

    private async Task<Found> InPageAsync(Uri url, CancellationToken cancellationToken)
    {
        var (page, trouble) = await FetchAsync(url, MaxPageBytes, cancellationToken).ConfigureAwait(false);
        return page is null
            ? new Found([], $"{url}: {trouble}")
            : new Found([.. InHead(Encoding.UTF8.GetString(page.Body))], $"{url}: its head has no meta element with the token.");
    }

    private async Task<Found> InRecordAsync(Uri site, CancellationToken cancellationToken)
    {
        var name = $"{ProofPlaces.RecordLabel}.{site.IdnHost}";
        return site.HostNameType == UriHostNameType.Dns
            ? new Found([.. (await records(name, cancellationToken).ConfigureAwait(false)).Select(ProofPlaces.TokenIn).OfType<string>()], $"TXT {name}: the token is not in it.")
            : new Found([], "");
    }

    /// <summary>The head only: what a site's visitors write stands in the body.</summary>
    private static IEnumerable<string> InHead(string html)
    {
        if (HtmlNesting.IsTooDeep(html))
        {
            return [];
        }

        using var document = new HtmlParser().ParseDocument(html);
        return document.Head is null
            ? []
            : [.. document.Head.QuerySelectorAll($"meta[name='{ProofPlaces.MetaName}' i]").Select(meta => meta.GetAttribute("content")?.Trim() ?? "")];
    }

    /// <summary>Redirects are followed as far as they stay on the host or lead to or from its www.</summary>
    private async Task<(FetchedPage? Page, string Trouble)> FetchAsync(Uri url, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            for (var hop = 0; hop <= MaxRedirects; hop++)
            {
                switch (await pages.FetchFileAsync(url, maxBytes, TimeSpan.Zero, cancellationToken).ConfigureAwait(false))
                {
                    case FetchedPage page:
                        return (page, "");
                    case FetchedRedirect redirect when Bare(redirect.Target) == Bare(url) && WebUrl.TryNormalize(null, redirect.Target.AbsoluteUri, out var target):
                        url = target;
                        break;
                    case FetchedRedirect redirect:
                        return (null, $"it redirects to {redirect.Target.IdnHost}.");
                    case FetchFailed failed:
                        return (null, failed.Reason);
                    default:
                        return (null, "the answer could not be read.");
                }
            }

            return (null, "it redirects again and again.");
        }
        catch (OperationCanceledException)
        {
            return (null, $"no answer within {Patience.TotalSeconds:0} seconds.");
        }
    }

    private static string Bare(Uri url) => url.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? url.IdnHost[4..] : url.IdnHost;

    private sealed record Found(ImmutableArray<string> Tokens, string Trouble);
}
