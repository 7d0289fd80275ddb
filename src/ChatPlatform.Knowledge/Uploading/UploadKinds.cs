using System.IO.Compression;

namespace ChatPlatform.Knowledge.Uploading;

/// <summary>Finds out what a file is, by what is in it and by its name; where the two contradict each other it is refused.</summary>
public static class UploadKinds
{
    public const string Readable = "Text, Markdown, HTML, CSV, JSON, PDF and Word (.docx) are read.";

    private const int Looked = 8 << 10;

    private static readonly Dictionary<string, UploadKind> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = UploadKind.Text,
        [".txt"] = UploadKind.Text,
        [".text"] = UploadKind.Text,
        [".md"] = UploadKind.Markdown,
        [".markdown"] = UploadKind.Markdown,
        [".html"] = UploadKind.Html,
        [".htm"] = UploadKind.Html,
        [".xhtml"] = UploadKind.Html,
        [".csv"] = UploadKind.Csv,
        [".tsv"] = UploadKind.Csv,
        [".json"] = UploadKind.Json,
        [".pdf"] = UploadKind.Pdf,
        [".docx"] = UploadKind.Word,
    };

    /// <exception cref="InvalidDataException">It is nothing that is read; the message says why.</exception>
    public static UploadKind Of(string name, byte[] content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var extension = Path.GetExtension(name);
        var named = ByExtension.TryGetValue(extension, out var known) ? known : default(UploadKind?);
        var found = Binary(content);
        return (named, found) switch
        {
            (UploadKind.Pdf or UploadKind.Word, null) => throw new InvalidDataException($"Its name says {extension}, but its content is something else."),
            ({ } asNamed, null) => asNamed == UploadKind.Text && extension.Length == 0 && LooksLikeHtml(content) ? UploadKind.Html : asNamed,
            (null, null) => throw new InvalidDataException($"Files named {extension} are not read. {Readable}"),
            (_, { } binary) when named is null or UploadKind.Text && extension.Length == 0 || named == binary => binary,
            _ => throw new InvalidDataException($"Its name says {extension}, but its content is something else."),
        };
    }

    /// <returns>null for text.</returns>
    /// <exception cref="InvalidDataException">Binary, and nothing that is read.</exception>
    private static UploadKind? Binary(byte[] content)
    {
        var start = content.AsSpan(0, Math.Min(content.Length, Looked));
        if (start[..Math.Min(start.Length, 1024)].IndexOf("%PDF-"u8) >= 0)
        {
            return UploadKind.Pdf;
        }

        if (start.StartsWith("PK\x03\x04"u8))
        {
            return HoldsWord(content) ? UploadKind.Word : throw new InvalidDataException($"Archives are not read, but for Word's. {Readable}");
        }

        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new InvalidDataException("Office's old formats are not read. Save it as .docx.");
        }

        // Text in UTF-16 has zeros and begins with its mark; other text has none.
        return !HasUtf16Mark(start) && start.Contains((byte)0) ? throw new InvalidDataException($"It is not text. {Readable}") : null;
    }

    private static bool HasUtf16Mark(ReadOnlySpan<byte> start) => start is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..];

    private static bool HoldsWord(byte[] content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false));
            return archive.GetEntry("word/document.xml") is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool LooksLikeHtml(byte[] content)
    {
        var start = System.Text.Encoding.Latin1.GetString(content, 0, Math.Min(content.Length, 512)).TrimStart();
        return start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}
