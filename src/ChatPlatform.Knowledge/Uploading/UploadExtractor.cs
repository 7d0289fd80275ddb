using ChatPlatform.Knowledge.Extraction;

namespace ChatPlatform.Knowledge.Uploading;

/// <summary>Reads an uploaded file by its kind.</summary>
public static class UploadExtractor
{
    private const int MaxCharacters = 10_000_000;

    /// <exception cref="InvalidDataException">It cannot be read; the message says why.</exception>
    public static ExtractedFile Extract(UploadKind kind, string name, byte[] content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);

        // Extractors of pages take the title from the address where there is no better one.
        var address = new Uri($"https://upload.invalid/{Uri.EscapeDataString(name)}");
        var read = kind switch
        {
            UploadKind.Pdf => PdfExtractor.Extract(name, content, cancellationToken),
            UploadKind.Word => new ExtractedFile(WordExtractor.Extract(name, content)),
            UploadKind.Html => new ExtractedFile(HtmlExtractor.Extract(address, Text(content), robots: "")),
            UploadKind.Markdown => new ExtractedFile(MarkdownExtractor.Extract(address, Text(content))),
            UploadKind.Csv => new ExtractedFile(CsvExtractor.Extract(name, Text(content))),
            UploadKind.Json => new ExtractedFile(JsonExtractor.Extract(name, Text(content))),
            _ => new ExtractedFile(PlainTextExtractor.Extract(address, Text(content))),
        };
        return read.Page.Blocks.Sum(block => (long)block.Text.Length) <= MaxCharacters
            ? read
            : throw new InvalidDataException($"It has more than {MaxCharacters:N0} characters of text. Divide it.");
    }

    private static string Text(byte[] content) => PageText.Decode(content, charset: null);
}
