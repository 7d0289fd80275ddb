using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ChatPlatform.Knowledge.Extraction;

/// <summary>Reads a Word document (.docx): its headings, paragraphs, lists and tables, a piece at a time.</summary>
public static class WordExtractor
{
    private const int MaxEntries = 5_000;

    /// <summary>Unpacked, whatever the archive claims.</summary>
    private const int MaxPartCharacters = 30_000_000;
    private const long MaxUnpacked = 256L << 20;

    /// <exception cref="InvalidDataException">It is damaged, or unpacks to more than any document that is meant to be read.</exception>
    public static ExtractedPage Extract(string title, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            RequireBounds(content);
            using var document = WordprocessingDocument.Open(
                new MemoryStream(content, writable: false), isEditable: false, new OpenSettings { MaxCharactersInPart = MaxPartCharacters });
            return new ExtractedPage(title, null, [.. Read(document)], [], null, IsIndexable: true);
        }
        catch (Exception damaged) when (damaged is OpenXmlPackageException or FileFormatException or XmlException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException("It cannot be read as a Word document: it is damaged, protected, or unpacks to more than is read.");
        }
    }

    private static void RequireBounds(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content, writable: false));
        if (archive.Entries.Count > MaxEntries || archive.Entries.Sum(entry => entry.Length) > MaxUnpacked)
        {
            throw new InvalidDataException($"It unpacks to more than {MaxUnpacked >> 20:N0} MB or {MaxEntries:N0} parts.");
        }
    }

    private static IEnumerable<Block> Read(WordprocessingDocument document)
    {
        if (document.MainDocumentPart is not { } part)
        {
            yield break;
        }

        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (!reader.IsStartElement)
            {
                continue;
            }

            if (reader.ElementType == typeof(Table) && reader.LoadCurrentElement() is Table table)
            {
                foreach (var row in RowsOf(table))
                {
                    yield return row;
                }
            }
            else if (reader.ElementType == typeof(Paragraph) && reader.LoadCurrentElement() is Paragraph paragraph && BlockOf(paragraph) is { } block)
            {
                yield return block;
            }
        }
    }

    private static Block? BlockOf(Paragraph paragraph)
    {
        var text = TextOf(paragraph);
        if (text.Length == 0)
        {
            return null;
        }

        var properties = paragraph.ParagraphProperties;
        return LevelOf(properties) is { } level ? new Block(BlockKind.Heading, text, level)
            : properties?.NumberingProperties is not null ? new Block(BlockKind.ListItem, text)
            : new Block(BlockKind.Paragraph, text);
    }

    /// <summary>Word calls its headings Heading1 to Heading9, in most languages of its menus too, and Title.</summary>
    private static int? LevelOf(ParagraphProperties? properties)
    {
        var style = properties?.ParagraphStyleId?.Val?.Value ?? "";
        if (style.Equals("Title", StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        if (style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) && int.TryParse(style.AsSpan("Heading".Length), out var level) && level is >= 1 and <= 9)
        {
            return Math.Min(level, 6);
        }

        return properties?.OutlineLevel?.Val?.Value is { } outline and >= 0 and < 9 ? Math.Min(outline + 1, 6) : null;
    }

    private static IEnumerable<Block> RowsOf(Table table)
    {
        var isFirst = true;
        foreach (var row in table.Elements<TableRow>())
        {
            var text = string.Join(" | ", row.Elements<TableCell>().Select(cell => string.Join(' ', cell.Descendants<Paragraph>().Select(TextOf)).Trim())).Trim(' ', '|');
            if (text.Length > 0)
            {
                yield return new Block(isFirst ? BlockKind.HeaderRow : BlockKind.Row, text);
                isFirst = false;
            }
        }
    }

    /// <summary>What stands in the document now: deleted text is of another type than Text.</summary>
    private static string TextOf(Paragraph paragraph) =>
        string.Concat(paragraph.Descendants().Select(element => element switch
        {
            Text text => text.Text,
            TabChar or Break or CarriageReturn => " ",
            _ => "",
        })).Trim();
}
