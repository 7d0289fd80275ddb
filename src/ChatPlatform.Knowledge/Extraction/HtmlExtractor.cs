using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ChatPlatform.Knowledge.Extraction;

/// <summary>Reads an HTML page into blocks.</summary>
public static class HtmlExtractor
{
    /// <summary>A page with less text beside its link lists is a page of links, and these are its content.</summary>
    private const int LeastText = 250;

    private static readonly HtmlParserOptions Options = new() { IsScripting = false, SkipComments = true, SkipScriptText = true };

    /// <param name="robots">The X-Robots-Tag header, "" without one.</param>
    /// <exception cref="InvalidDataException">The page nests deeper than any that is meant to be read.</exception>
    public static ExtractedPage Extract(Uri url, string html, string robots)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(robots);
        if (HtmlNesting.IsTooDeep(html))
        {
            throw new InvalidDataException($"Its elements nest more than {HtmlNesting.MaxDepth:N0} deep.");
        }

        using var document = new HtmlParser(Options).ParseDocument(html);
        var directives = (robots + "," + Meta(document, "robots") + "," + Meta(document, "chatplatformbot")).ToLowerInvariant();
        var baseUrl = document.QuerySelector("base[href]")?.GetAttribute("href") is { } href && Uri.TryCreate(url, href, out var declared)
            ? declared
            : url;
        var blocks = Read(document);
        return new ExtractedPage(
            TitleOf(document, blocks, url),
            Language(document),
            blocks,
            Says(directives, "nofollow") ? [] : [.. LinksOf(document, baseUrl)],
            Link(document.QuerySelector("link[rel=canonical][href]"), baseUrl),
            !Says(directives, "noindex"));
    }

    private static List<Block> Read(IHtmlDocument document)
    {
        if (document.Body is not { } body)
        {
            return [];
        }

        var root = MainOf(document) ?? body;
        var boilerplate = new Boilerplate(root);
        var blocks = new BlockWalker(root, boilerplate).Walk();
        if (boilerplate.IsIndex || blocks.Sum(block => block.Text.Length) >= LeastText)
        {
            return blocks;
        }

        boilerplate.KeepsLinkLists = true;
        return new BlockWalker(root, boilerplate).Walk();
    }

    private static IElement? MainOf(IHtmlDocument document)
    {
        var mains = document.QuerySelectorAll("main, [role=main]");
        return mains.Length == 1 ? mains[0] : null;
    }

    private static string TitleOf(IHtmlDocument document, List<Block> blocks, Uri url)
    {
        var title = Fold(document.Title ?? "");
        return title.Length > 0
            ? title
            : blocks.FirstOrDefault(block => block.Kind == BlockKind.Heading)?.Text ?? Uri.UnescapeDataString(url.Segments[^1].Trim('/'));
    }

    private static string? Language(IHtmlDocument document)
    {
        var root = document.DocumentElement;
        var language = root?.GetAttribute("lang") ?? root?.GetAttribute("xml:lang");
        return string.IsNullOrWhiteSpace(language) || language.Length > 35 ? null : language.Trim();
    }

    private static IEnumerable<Uri> LinksOf(IHtmlDocument document, Uri baseUrl)
    {
        foreach (var element in document.QuerySelectorAll("a[href], area[href], frame[src], iframe[src]"))
        {
            if (!(element.GetAttribute("rel") ?? "").Contains("nofollow", StringComparison.OrdinalIgnoreCase) && Link(element, baseUrl) is { } link)
            {
                yield return link;
            }
        }

        if (document.QuerySelector("meta[http-equiv=refresh]")?.GetAttribute("content") is { } refresh
            && refresh.IndexOf("url=", StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            && Uri.TryCreate(baseUrl, refresh[(at + 4)..].Trim(' ', '\'', '"'), out var next))
        {
            yield return next;
        }
    }

    private static Uri? Link(IElement? element, Uri baseUrl) =>
        (element?.GetAttribute("href") ?? element?.GetAttribute("src")) is { } href && Uri.TryCreate(baseUrl, href.Trim(), out var link)
            ? link
            : null;

    private static string Meta(IHtmlDocument document, string name) =>
        string.Join(
            ',',
            document.QuerySelectorAll("meta[name][content]")
                .Where(meta => string.Equals(meta.GetAttribute("name"), name, StringComparison.OrdinalIgnoreCase))
                .Select(meta => meta.GetAttribute("content")));

    private static bool Says(string directives, string word) =>
        directives.Split([',', ' ', ';', ':'], StringSplitOptions.RemoveEmptyEntries).Any(directive => directive == word || directive == "none");

    private static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
