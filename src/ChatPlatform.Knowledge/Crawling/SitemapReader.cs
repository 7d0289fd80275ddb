using System.IO.Compression;
using System.Xml;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Knowledge.Crawling;

/// <summary>Reads the URLs of a site's sitemaps (sitemaps.org protocol): XML, its indexes, gzip, plain text.</summary>
public sealed class SitemapReader(PageClient client, IOptions<CrawlerOptions> options)
{
    /// <summary>The protocol's own limit for one file.</summary>
    private const int MaxBytes = 50 << 20;

    private const int MaxFiles = 100;

    /// <param name="sitemaps">From robots.txt; when there are none, /sitemap.xml is tried.</param>
    /// <returns>
    /// At most so many URLs; and whether that is all there are, or a sitemap could not be read this time.
    /// </returns>
    public async Task<(IReadOnlyList<Uri> Urls, bool IsWhole)> ReadAsync(
        Uri site, IReadOnlyList<string> sitemaps, int maxUrls, TimeSpan delay, CancellationToken cancellationToken)
    {
        var files = new Queue<Uri>();
        var seen = new HashSet<Uri>();
        var urls = new List<Uri>();
        var isWhole = true;
        foreach (var sitemap in sitemaps.DefaultIfEmpty("/sitemap.xml"))
        {
            Enqueue(site, sitemap);
        }

        while (urls.Count < maxUrls && files.TryDequeue(out var file))
        {
            var result = await FetchAsync(file, delay, cancellationToken).ConfigureAwait(false);
            isWhole &= result is not FetchFailed { IsGone: false };
            foreach (var (url, isSitemap) in result is FetchedPage page ? Parse(page.Body) : [])
            {
                if (isSitemap)
                {
                    Enqueue(file, url);
                }
                else if (urls.Count < maxUrls && WebUrl.TryNormalize(file, url, out var listed))
                {
                    urls.Add(listed);
                }
            }
        }

        return (urls, isWhole);

        void Enqueue(Uri against, string url)
        {
            if (seen.Count < MaxFiles && WebUrl.TryNormalize(against, url, out var file) && seen.Add(file))
            {
                files.Enqueue(file);
            }
        }
    }

    private async Task<FetchResult> FetchAsync(Uri url, TimeSpan delay, CancellationToken cancellationToken)
    {
        for (var hop = 0; ; hop++)
        {
            var result = await client.FetchFileAsync(url, MaxBytes, delay, cancellationToken).ConfigureAwait(false);
            if (result is not FetchedRedirect redirect || hop >= options.Value.MaxRedirects || !WebUrl.TryNormalize(null, redirect.Target.AbsoluteUri, out var target))
            {
                return result;
            }

            url = target;
        }
    }

    private static List<(string Url, bool IsSitemap)> Parse(byte[] body)
    {
        var entries = new List<(string, bool)>();
        try
        {
            using var text = Open(body);
            using var reader = new StreamReader(text);
            if (reader.Peek() is '<' or '\uFEFF' or ' ' or '\n' or '\r')
            {
                ReadXml(reader, entries);
            }
            else
            {
                while (reader.ReadLine() is { } line && line.Length <= WebUrl.MaxLength)
                {
                    entries.Add((line, false));
                }
            }
        }
        catch (Exception error) when (error is XmlException or InvalidDataException or IOException)
        {
            // What was read before the file went wrong is as good as the rest would have been.
        }

        return entries;
    }

    private static void ReadXml(TextReader text, List<(string, bool)> entries)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreComments = true };
        using var xml = XmlReader.Create(text, settings);
        var inIndex = false;
        while (!xml.EOF)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sitemap" or "url" })
            {
                inIndex = xml.LocalName == "sitemap";
            }

            // An image's or a video's loc has another namespace and is no page.
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "loc" } && !xml.Prefix.StartsWith("image", StringComparison.Ordinal)
                && !xml.Prefix.StartsWith("video", StringComparison.Ordinal))
            {
                entries.Add((xml.ReadElementContentAsString().Trim(), inIndex));
            }
            else
            {
                xml.Read();
            }
        }
    }

    private static Stream Open(byte[] body)
    {
        var raw = new MemoryStream(body);
        return body is [0x1F, 0x8B, ..] ? new CappedStream(new GZipStream(raw, CompressionMode.Decompress), MaxBytes) : raw;
    }
}
