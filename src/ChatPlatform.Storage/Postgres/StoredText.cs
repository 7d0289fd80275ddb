using System.Text;

namespace ChatPlatform.Storage.Postgres;

/// <summary>
/// Text as PostgreSQL can hold it. Its text knows no U+0000, which visitors and pages may send all the same: it
/// is written as two characters, the first of which, U+FDD0, is no character by Unicode's own word.
/// </summary>
internal static class StoredText
{
    private const char Escape = '\uFDD0';
    private const char Zero = '0';

    /// <returns>The text itself unless it holds U+0000 or U+FDD0.</returns>
    public static string? Encode(string? text) =>
        text is null || text.AsSpan().IndexOfAny('\0', Escape) < 0
            ? text
            : text.Replace($"{Escape}", $"{Escape}{Escape}", StringComparison.Ordinal).Replace("\0", $"{Escape}{Zero}", StringComparison.Ordinal);

    /// <returns>What <see cref="Encode"/> was given.</returns>
    public static string? Decode(string? text)
    {
        if (text is null || !text.Contains(Escape, StringComparison.Ordinal))
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            decoded.Append(text[i] != Escape || i + 1 == text.Length ? text[i] : text[++i] == Zero ? '\0' : text[i]);
        }

        return decoded.ToString();
    }
}
