using System.Globalization;
using System.Text;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Storage.Postgres.Knowledge;

/// <summary>
/// How a word is written in an index: in small letters, without accents and English endings. PostgreSQL's own
/// parser is not asked: it takes Hindi words apart at their vowel signs, and identifiers at their dots.
/// </summary>
internal static class Lexemes
{
    /// <summary>In characters; what is longer is no word of a language. PostgreSQL's limit is 2,046 bytes.</summary>
    private const int Longest = 200;

    private const int MostParts = 6;

    /// <summary>Begins no word, so it names what no word does: the tenant.</summary>
    private const char TenantMark = '=';

    public static string OfTenant(string tenantId) => TenantMark + tenantId;

    public static string OfWord(string word) => EnglishStem.Of(Fold(word));

    /// <summary>"pg_am", "pg-am" and "pg.am" are the same.</summary>
    /// <returns>null when it has too many parts for anybody to look for it, as a path has.</returns>
    public static string? OfCompound(IReadOnlyList<string> parts) =>
        parts.Count is > 1 and <= MostParts ? Cut(string.Join('_', parts.Select(Fold))) : null;

    /// <summary>Every lexeme that the text is found by, as often as it is.</summary>
    public static IEnumerable<string> Of(string text)
    {
        foreach (var parts in CompoundWords.Of(text))
        {
            foreach (var part in parts)
            {
                yield return OfWord(part);
            }

            if (OfCompound(parts) is { } whole)
            {
                yield return whole;
            }
        }

        foreach (var gram in SpacelessScripts.Grams(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return gram;
        }
    }

    private static string Fold(string word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            if (!IsLooseAccent(rune))
            {
                folded.Append(TextFolding.Fold(rune).ToString());
            }
        }

        return Cut(folded.ToString());
    }

    private static string Cut(string word) => word.Length <= Longest ? word : word[..(char.IsHighSurrogate(word[Longest - 1]) ? Longest - 1 : Longest)];

    /// <summary>An accent written after its letter instead of in one with it.</summary>
    private static bool IsLooseAccent(Rune rune) =>
        rune.Value is >= 0x300 and <= 0x36F && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark;
}
