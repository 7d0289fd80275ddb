using System.Globalization;
using ChatPlatform.Knowledge.Uploading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;
using UglyToad.PdfPig.Exceptions;

namespace ChatPlatform.Knowledge.Extraction;

/// <summary>Reads the text of a PDF, page by page, within bounds of pages, time and memory.</summary>
public static class PdfExtractor
{
    private const int MaxPages = 3_000;
    private const int MaxPageCharacters = 200_000;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(60);

    private static readonly ContentOrderTextExtractor.Options Layout = new() { SeparateParagraphsWithDoubleNewline = true, ReplaceWhitespaceWithSpace = true };

    /// <exception cref="InvalidDataException">It is damaged or protected, or has more pages than are read.</exception>
    public static ExtractedFile Extract(string title, byte[] content, CancellationToken cancellationToken)
    {
        try
        {
            using var document = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = new PdfFilters() });
            if (document.NumberOfPages > MaxPages)
            {
                throw new InvalidDataException($"It has more than {MaxPages:N0} pages. Divide it.");
            }

            return Read(document, title, cancellationToken);
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new InvalidDataException("It is protected by a password.");
        }
        catch (Exception damaged) when (damaged is not (InvalidDataException or OperationCanceledException))
        {
            // A parser of a format like this one has no list of what it throws at what is made to break it.
            throw new InvalidDataException("It cannot be read as a PDF; it may be damaged.");
        }
    }

    private static ExtractedFile Read(PdfDocument document, string title, CancellationToken cancellationToken)
    {
        var blocks = new List<Block>();
        var unread = 0;
        var began = TimeProvider.System.GetTimestamp();
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TimeProvider.System.GetElapsedTime(began) > MaxTime)
            {
                unread += document.NumberOfPages - number + 1;
                break;
            }

            if (TextOf(document, number) is not { } text)
            {
                unread++;
                continue;
            }

            var paragraphs = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (paragraphs.Length > 0)
            {
                blocks.Add(new Block(BlockKind.Heading, string.Create(CultureInfo.InvariantCulture, $"Page {number}"), 2));
                blocks.AddRange(paragraphs.Select(paragraph => new Block(BlockKind.Paragraph, paragraph.Replace('\n', ' '))));
            }
        }

        var named = document.Information.Title is { Length: > 0 and <= 300 } own && !string.IsNullOrWhiteSpace(own) ? own.Trim() : title;
        var shortfall = unread > 0 ? string.Create(CultureInfo.InvariantCulture, $"{unread} of {document.NumberOfPages} pages could not be read.")
            : blocks.Count == 0 ? "There is no text in it; pages that are pictures are not read."
            : null;
        return new ExtractedFile(new ExtractedPage(named, null, blocks, [], null, IsIndexable: true), shortfall);
    }

    /// <returns>null when the page cannot be read.</returns>
    private static string? TextOf(PdfDocument document, int number)
    {
        try
        {
            Page page = document.GetPage(number);
            var text = ContentOrderTextExtractor.GetText(page, Layout);
            return text.Length <= MaxPageCharacters ? text : null;
        }
        catch (Exception damaged) when (damaged is not OutOfMemoryException)
        {
            return null;
        }
    }
}
