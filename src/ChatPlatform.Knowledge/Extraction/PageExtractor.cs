using ChatPlatform.Knowledge.Crawling;

namespace ChatPlatform.Knowledge.Extraction;

/// <summary>Reads a fetched page by its type.</summary>
public static class PageExtractor
{
    public static ExtractedPage Extract(Uri url, FetchedPage page)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(page);
        var text = PageText.Decode(page.Body, page.Charset);
        var isMarkdown = page.MediaType is "text/markdown" or "text/x-markdown" || url.AbsolutePath.EndsWith(".md", StringComparison.OrdinalIgnoreCase);
        return page.MediaType switch
        {
            "text/html" or "application/xhtml+xml" => HtmlExtractor.Extract(url, text, page.Robots),
            _ when isMarkdown => MarkdownExtractor.Extract(url, text),
            "" when text.Contains("<html", StringComparison.OrdinalIgnoreCase) => HtmlExtractor.Extract(url, text, page.Robots),
            _ => PlainTextExtractor.Extract(url, text),
        };
    }
}
