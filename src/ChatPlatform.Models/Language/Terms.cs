using System.Text;

namespace ChatPlatform.Models.Language;

/// <summary>
/// Cuts a text into terms: folded, stemmed words; in scripts without spaces overlapping runs of
/// characters, two in Chinese and Japanese, three in Thai and its neighbours.
/// </summary>
internal static class Terms
{
    private enum Script
    {
        None,
        Word,
        Unspaced,
    }

    private const char FirstHan = '\u3000';

    /// <param name="language">As <see cref="LanguageGuess"/> names it; chooses the stemmer and the stop words.</param>
    public static List<Term> Of(string text, string language)
    {
        var terms = new List<Term>();
        for (var at = 0; at < text.Length;)
        {
            var script = ScriptOf(text[at]);
            var start = at;
            while (at < text.Length && ScriptOf(text[at]) == script)
            {
                at++;
            }

            switch (script)
            {
                case Script.Word:
                    AddWord(terms, text, start, at, language);
                    break;
                case Script.Unspaced:
                    AddRuns(terms, text, start, at, language);
                    break;
            }
        }

        return terms;
    }

    private static void AddWord(List<Term> terms, string text, int start, int end, string language)
    {
        var word = new StringBuilder(end - start);
        foreach (var character in text.AsSpan(start, end - start))
        {
            if (!Folding.IsSilent(character))
            {
                word.Append(Folding.Fold(character));
            }
        }

        // The possessive and elisions: "visitor's", "l'eau".
        var folded = word.ToString().Replace('’', '\'');
        var apostrophe = folded.IndexOf('\'', StringComparison.Ordinal);
        if (apostrophe >= 0)
        {
            folded = folded.Length - apostrophe <= 3 && apostrophe > 2 ? folded[..apostrophe] : folded[(apostrophe + 1)..];
        }

        folded = folded.Trim('\'');
        if (folded.Length > 0)
        {
            terms.Add(new Term(Stemmer.Stem(folded, language), start, StopWords.Contains(language, folded)));
        }
    }

    private static void AddRuns(List<Term> terms, string text, int start, int end, string language)
    {
        var length = Math.Min(end - start, text[start] >= FirstHan ? 2 : 3);
        for (var at = start; at + length <= end; at++)
        {
            var run = text.Substring(at, length);
            terms.Add(new Term(run, at, StopWords.Contains(language, run)));
        }
    }

    private static Script ScriptOf(char character)
    {
        if (character is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF')
            or (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF'))
        {
            return Script.Unspaced;
        }

        return char.IsLetterOrDigit(character) || char.IsSurrogate(character) || IsMark(character) || character is '\'' or '’' or '_'
            ? Script.Word
            : Script.None;
    }

    private static bool IsMark(char character) =>
        char.GetUnicodeCategory(character) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
