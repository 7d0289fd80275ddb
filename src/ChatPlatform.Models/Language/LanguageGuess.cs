namespace ChatPlatform.Models.Language;

/// <summary>
/// Guesses a short text's language by its script and, in Latin script, by its function words: enough to
/// choose stop words and the words of a fixed phrase.
/// </summary>
internal static class LanguageGuess
{
    private static readonly string[] Latin = ["en", "de", "es", "fr", "it", "pt", "nl", "ro", "tr", "vi"];

    /// <returns>ISO 639-1.</returns>
    /// <param name="otherwise">When the text does not tell.</param>
    public static string Of(string text, string otherwise = "en")
    {
        var han = false;
        foreach (var character in text)
        {
            switch (character)
            {
                case >= '\u0370' and <= '\u03FF': return "el";
                case >= '\u0400' and <= '\u04FF': return "ru";
                case >= '\u0600' and <= '\u06FF': return "ar";
                case >= '\u0900' and <= '\u097F': return "hi";
                case >= '\u0E00' and <= '\u0E7F': return "th";
                case >= '\u3040' and <= '\u30FF': return "ja";
                case >= '\u4E00' and <= '\u9FFF': han = true; break;
            }
        }

        return han ? "zh" : OfLatin(text, otherwise);
    }

    private static string OfLatin(string text, string otherwise)
    {
        var words = Folding.Fold(text).Split((char[])[' ', ',', '.', '?', '!', ':', ';', '\'', '’', '"', '(', ')', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var best = otherwise;
        var bestScore = 0.0;
        foreach (var language in Latin)
        {
            // Letters that only one of the languages uses count like a word.
            var score = words.Count(word => StopWords.Contains(language, word)) + Telling(text, language);
            if (score > bestScore || (score == bestScore && language == otherwise))
            {
                (best, bestScore) = (language, score);
            }
        }

        return best;
    }

    private static double Telling(string text, string language)
    {
        var letters = language switch
        {
            "de" => "äöß",
            "es" => "¿¡ñ",
            "fr" => "çèêœ",
            "pt" => "ãõ",
            "ro" => "ățș",
            "tr" => "ğış",
            "vi" => "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđ",
            _ => "",
        };
        return letters.Length > 0 && text.AsSpan().IndexOfAny(letters) >= 0 ? 1.5 : 0;
    }
}
