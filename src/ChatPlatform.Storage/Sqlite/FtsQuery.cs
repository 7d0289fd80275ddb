using System.Globalization;
using System.Text;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>
/// Turns any text into an FTS5 expression that finds passages with any of its words. Each word is quoted, so
/// that no word of a visitor is an operator, a column or a syntax error.
/// </summary>
internal static class FtsQuery
{
    /// <summary>A longer text is a document, not a question; its first words say what it is about.</summary>
    private const int MaxTerms = 48;

    /// <returns>"" when there is nothing to look for.</returns>
    public static string Build(string text)
    {
        var words = Words(text).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var telling = words.Where(word => !StopWords.Contains(word)).ToList();
        var terms = new List<string>();
        terms.AddRange((telling.Count > 0 ? telling : words).Select(Quote));
        terms.AddRange(SpacelessScripts.Runs(text).SelectMany(Grams).Distinct(StringComparer.Ordinal));
        return string.Join(" OR ", terms.Take(MaxTerms));
    }

    /// <summary>Runs of what the index's tokenizer takes for part of a word; see 002_knowledge.sql.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsWordPart(rune) && !SpacelessScripts.Contains(rune))
            {
                word.Append(rune.ToString());
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static IEnumerable<string> Grams(IReadOnlyList<string> run)
    {
        if (run.Count == 1)
        {
            yield return $"grams : {Quote(run[0])} *";
        }

        for (var i = 1; i < run.Count; i++)
        {
            yield return $"grams : {Quote(run[i - 1] + run[i])}";
        }
    }

    private static string Quote(string word) => $"\"{word}\"";

    private static bool IsWordPart(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
