using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace ChatPlatform.Knowledge.Extraction;

/// <summary>Reads tables of RFC 4180 and their cousins with semicolons or tabs. The first row names the columns.</summary>
public static class CsvExtractor
{
    private const int MaxFieldLength = 1_000_000;

    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        BadDataFound = null,
        DetectDelimiter = true,
        DetectDelimiterValues = [",", ";", "\t", "|"],
        MaxFieldSize = MaxFieldLength,
    };

    /// <exception cref="InvalidDataException">A field has no end in sight.</exception>
    public static ExtractedPage Extract(string title, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var blocks = new List<Block>();
        try
        {
            using var parser = new CsvParser(new StringReader(text), Format);
            while (parser.Read())
            {
                var row = string.Join(" | ", (parser.Record ?? []).Select(Folded)).Trim(' ', '|');
                if (row.Length > 0)
                {
                    blocks.Add(new Block(blocks.Count == 0 ? BlockKind.HeaderRow : BlockKind.Row, row));
                }
            }
        }
        catch (CsvHelperException)
        {
            throw new InvalidDataException($"It is no table that can be read: a field has more than {MaxFieldLength:N0} characters, or a quotation mark is missing.");
        }

        return new ExtractedPage(title, null, blocks, [], null, IsIndexable: true);
    }

    private static string Folded(string field) => string.Join(' ', field.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
