using System.Text;
using System.Text.RegularExpressions;

namespace ChatPlatform.Knowledge.Extraction;

/// <summary>
/// Decodes a page's bytes in the order of the HTML standard: byte order mark, the server's charset, the one
/// that the page declares in its first kilobyte, UTF-8, and Windows-1252 for what is not UTF-8.
/// </summary>
public static partial class PageText
{
    private const int PrescanBytes = 2048;

    static PageText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(byte[] body, string? charset)
    {
        ArgumentNullException.ThrowIfNull(body);
        var encoding = OfMark(body) ?? Named(charset) ?? Named(Declared(body));
        if (encoding is not null)
        {
            using var reader = new StreamReader(new MemoryStream(body), encoding, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1252).GetString(body);
        }
    }

    private static Encoding? OfMark(byte[] body) => body switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        _ => null,
    };

    private static string? Declared(byte[] body)
    {
        var start = Encoding.Latin1.GetString(body, 0, Math.Min(body.Length, PrescanBytes));
        var match = Charset().Match(start);
        return match.Success ? match.Groups[1].Value : null;
    }

    private static Encoding? Named(string? charset)
    {
        try
        {
            return string.IsNullOrWhiteSpace(charset) ? null : Encoding.GetEncoding(charset.Trim('"', '\'', ' '));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            // UTF-7 is known to .NET and refused, since text can be hidden in it.
            return null;
        }
    }

    [GeneratedRegex("<(?:meta|\\?xml)[^>]*?(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();
}
