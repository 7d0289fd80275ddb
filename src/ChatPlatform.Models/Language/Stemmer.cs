using System.Buffers;

namespace ChatPlatform.Models.Language;

/// <summary>
/// Brings forms of a word together. English loses its common endings; elsewhere a long word is compared
/// by its beginning, which is known to do about as well as a stemmer in European languages (McNamee,
/// Mayfield: Character N-Gram Tokenization for European Language Text Retrieval, 2004).
/// </summary>
internal static class Stemmer
{
    private const int PrefixLength = 6;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <param name="word">Folded.</param>
    public static string Stem(string word, string language)
    {
        if (char.IsAsciiDigit(word[0]))
        {
            return word;
        }

        return language switch
        {
            "en" => English(word),
            "ar" => Arabic(word),
            _ => word.Length > PrefixLength ? word[..PrefixLength] : word,
        };
    }

    /// <summary>Conjunctions, prepositions and the article are written onto the word; so are pronouns and plurals.</summary>
    private static string Arabic(string word)
    {
        foreach (var prefix in (string[])["وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل"])
        {
            if (word.Length >= prefix.Length + 3 && word.StartsWith(prefix, StringComparison.Ordinal))
            {
                word = word[prefix.Length..];
                break;
            }
        }

        foreach (var suffix in (string[])["ها", "ان", "ات", "ون", "ين", "يه", "هم", "ه", "ي"])
        {
            if (word.Length >= suffix.Length + 3 && word.EndsWith(suffix, StringComparison.Ordinal))
            {
                return word[..^suffix.Length];
            }
        }

        return word;
    }

    private static string English(string word)
    {
        if (word.Length <= 3)
        {
            return word;
        }

        word = Plural(word);
        foreach (var ending in (string[])["ing", "ed"])
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal) && HasVowel(word.AsSpan(0, word.Length - ending.Length)))
            {
                word = Undoubled(word[..^ending.Length]);
                break;
            }
        }

        foreach (var (ending, kept) in Derivations)
        {
            if (word.Length > ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                word = word[..^(ending.Length - kept)];
                break;
            }
        }

        word = word.Length > 3 && word[^1] is ('e' or 'y' or 'i') ? word[..^1] : word;
        return word.Length > 5 && (word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("or", StringComparison.Ordinal)) ? word[..^2] : word;
    }

    private static readonly (string Ending, int Kept)[] Derivations =
        [("ization", 2), ("ation", 2), ("ition", 2), ("tion", 1), ("sion", 1), ("ment", 0), ("ness", 0), ("ally", 2), ("ly", 0), ("ity", 0), ("ive", 0)];

    private static string Plural(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word.Length > 4 ? word[..^2] : word[..^1];
        }

        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal))
        {
            return word[..^2];
        }

        return word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
    }

    private static string Undoubled(string word) =>
        word.Length > 3 && word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'z') ? word[..^1] : word;

    private static bool HasVowel(ReadOnlySpan<char> word) => word.ContainsAny(Vowels);
}
