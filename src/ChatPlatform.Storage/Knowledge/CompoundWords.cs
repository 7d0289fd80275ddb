using System.Globalization;
using System.Text;

namespace ChatPlatform.Storage.Knowledge;

/// <summary>
/// The words of a text, each with the parts that are searched for by themselves: "pg_am" and "out-of-memory"
/// are one word each, of two parts and of three. Marks are part of words: without them Hindi words fall apart
/// at their vowel signs. Characters of spaceless scripts belong to no word; see <see cref="SpacelessScripts"/>.
/// </summary>
internal static class CompoundWords
{
    public static IEnumerable<IReadOnlyList<string>> Of(string text)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsWordPart(rune) && !SpacelessScripts.Contains(rune))
            {
                part.Append(rune.ToString());
                continue;
            }

            if (part.Length > 0)
            {
                parts.Add(part.ToString());
                part.Clear();
                if (rune.Value is '_' or '-' or '.' or '/')
                {
                    continue;
                }
            }

            if (parts.Count > 0)
            {
                yield return parts;
                parts = [];
            }
        }

        if (part.Length > 0)
        {
            parts.Add(part.ToString());
        }

        if (parts.Count > 0)
        {
            yield return parts;
        }
    }

    private static bool IsWordPart(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
