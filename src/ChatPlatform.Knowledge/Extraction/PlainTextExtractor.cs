namespace ChatPlatform.Knowledge.Extraction;

/// <summary>Reads plain text: paragraphs are what blank lines separate.</summary>
public static class PlainTextExtractor
{
    public static ExtractedPage Extract(Uri url, string text)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(text);
        var blocks = text.ReplaceLineEndings("\n")
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(paragraph => new Block(BlockKind.Paragraph, paragraph))
            .ToList();
        return new ExtractedPage(Uri.UnescapeDataString(url.Segments[^1].Trim('/')), null, blocks, [], null, IsIndexable: true);
    }
}
