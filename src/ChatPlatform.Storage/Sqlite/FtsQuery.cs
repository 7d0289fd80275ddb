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
        ArgumentNullException.ThrowIfNull(text);
        var isMixed = text.Any(char.IsLower);
        var compounds = Compounds(text).ToList();
        var words = compounds.SelectMany(parts => parts).ToList();
        var telling = words.Where(word => !StopWords.Contains(word) || (isMixed && IsName(word))).ToList();
        var terms = (telling.Count > 0 ? telling : words)
            .Concat(compounds.Where(parts => parts.Count > 1).SelectMany(Whole))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(Quote)
            .Concat(SpacelessScripts.Runs(text).SelectMany(Grams).Distinct(StringComparer.Ordinal));
        return string.Join(" OR ", terms.Take(MaxTerms));
    }

    /// <summary>
    /// Words with the parts that the index's tokenizer cuts them into (see 002_knowledge.sql): "pg_am" and
    /// "out-of-memory" are one word each, of two parts and of three.
    /// </summary>
    private static IEnumerable<List<string>> Compounds(string text)
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

    /// <summary>The parts side by side, and written as one: "auto-increment" is "autoincrement" elsewhere.</summary>
    private static IEnumerable<string> Whole(List<string> parts) => [string.Join(' ', parts), string.Concat(parts)];

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

    /// <summary>In capitals among small letters: EXISTS, OR, IN are what the question is about.</summary>
    private static bool IsName(string word) => word.Length > 1 && word.All(char.IsUpper);

    private static bool IsWordPart(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
