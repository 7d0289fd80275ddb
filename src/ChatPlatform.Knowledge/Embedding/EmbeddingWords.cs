using System.Globalization;
using System.Text;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Knowledge.Embedding;

/// <summary>Cuts a text into the words that the hashed embedding counts.</summary>
internal static class EmbeddingWords
{
    /// <returns>
    /// Folded words; of scripts without spaces, characters and their pairs. Of "max_size" both parts, and then
    /// the whole, which is marked as such because its parts have been given.
    /// </returns>
    public static IEnumerable<(string Word, bool IsWhole)> Of(string text)
    {
        var word = new StringBuilder();
        var whole = new StringBuilder();
        string? before = null;
        foreach (var rune in text.EnumerateRunes().Append(new Rune(' ')))
        {
            if (IsWordPart(rune) && !SpacelessScripts.Contains(rune))
            {
                word.Append(TextFolding.Fold(rune).ToString());
                before = null;
                continue;
            }

            if (word.Length > 0)
            {
                yield return (word.ToString(), false);
                whole.Append(whole.Length > 0 ? "_" : "").Append(word);
                word.Clear();
            }

            if (whole.Length > 0 && rune.Value != '_')
            {
                if (whole.ToString() is var joined && joined.Contains('_', StringComparison.Ordinal))
                {
                    yield return (joined, true);
                }

                whole.Clear();
            }

            if (SpacelessScripts.Contains(rune))
            {
                var character = rune.ToString();
                yield return (character, false);
                if (before is not null)
                {
                    yield return (before + character, false);
                }

                before = character;
            }
            else
            {
                before = null;
            }
        }
    }

    private static bool IsWordPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
