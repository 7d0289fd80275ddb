using System.Globalization;
using System.Text;

namespace ChatPlatform.Storage.Knowledge;

/// <summary>
/// Chinese, Japanese, Thai, Lao, Khmer and Burmese write no spaces between words, so their text is searched
/// by overlapping pairs of neighbouring characters: every word of two characters or more is found, and no
/// dictionary is needed.
/// </summary>
public static class SpacelessScripts
{
    public static bool Contains(Rune rune) => rune.Value switch
    {
        < 0x0E00 => false,
        <= 0x0EFF => true,                       // Thai, Lao
        >= 0x1000 and <= 0x109F => true,         // Burmese
        >= 0x1780 and <= 0x17FF => true,         // Khmer
        >= 0x3040 and <= 0x30FF => true,         // Hiragana, Katakana
        >= 0x31F0 and <= 0x31FF => true,
        >= 0x3400 and <= 0x4DBF => true,         // Han
        >= 0x4E00 and <= 0x9FFF => true,
        >= 0xF900 and <= 0xFAFF => true,
        >= 0xFF66 and <= 0xFF9F => true,         // half-width Katakana
        >= 0x20000 and <= 0x323AF => true,
        _ => false,
    };

    /// <summary>
    /// The runs of such characters in a text, in order. A vowel sign or tone mark stays with its letter, so a
    /// character here is what a reader would count as one.
    /// </summary>
    public static IEnumerable<IReadOnlyList<string>> Runs(string text)
    {
        var run = new List<string>();
        foreach (var rune in text.EnumerateRunes())
        {
            if (Contains(rune) && Rune.IsLetterOrDigit(rune))
            {
                run.Add(rune.ToString());
            }
            else if (run.Count > 0 && IsMark(rune))
            {
                run[^1] += rune.ToString();
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>The pairs of a text, separated by spaces; a character that stands alone is given as it is.</summary>
    public static string Grams(string text)
    {
        var grams = new StringBuilder();
        foreach (var run in Runs(text))
        {
            if (run.Count == 1)
            {
                grams.Append(run[0]).Append(' ');
            }

            for (var i = 1; i < run.Count; i++)
            {
                grams.Append(run[i - 1]).Append(run[i]).Append(' ');
            }
        }

        return grams.ToString();
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
