namespace ChatPlatform.Storage.Knowledge;

/// <summary>
/// Takes the endings off English words, so that "indexes" finds "indexing" (M. F. Porter, "An algorithm for
/// suffix stripping", 1980; the same that SQLite's tokenizer uses). Words of other alphabets stay as they are.
/// </summary>
internal static class EnglishStem
{
    private const int Shortest = 3;
    private const int Longest = 62;

    private static readonly (string Ending, string Instead)[] Second =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"), ("bli", "ble"),
        ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"),
        ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Ending, string Instead)[] Third =
    [
        ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
    ];

    private static readonly (string Ending, string Instead)[] Fourth =
    [
        ("al", ""), ("ance", ""), ("ence", ""), ("er", ""), ("ic", ""), ("able", ""), ("ible", ""), ("ant", ""), ("ement", ""),
        ("ment", ""), ("ent", ""), ("sion", "s"), ("tion", "t"), ("ou", ""), ("ism", ""), ("ate", ""), ("iti", ""), ("ous", ""), ("ive", ""), ("ize", ""),
    ];

    /// <param name="word">In small letters.</param>
    public static string Of(string word)
    {
        if (word.Length is < Shortest or > Longest || !word.All(char.IsAsciiLetterLower))
        {
            return word;
        }

        var stem = PastAndProgressive(Plural(word));
        stem = stem.EndsWith('y') && HasVowel(stem.AsSpan(0, stem.Length - 1)) ? string.Concat(stem.AsSpan(0, stem.Length - 1), "i") : stem;
        return Tidy(Replace(Replace(Replace(stem, Second, 1), Third, 1), Fourth, 2));
    }

    private static string Plural(string word) =>
        (word.Length > 4 && word.EndsWith("sses", StringComparison.Ordinal)) || (word.Length > 3 && word.EndsWith("ies", StringComparison.Ordinal)) ? word[..^2]
        : word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
        : word;

    private static string PastAndProgressive(string word)
    {
        if (word.Length > 3 && word.EndsWith("eed", StringComparison.Ordinal))
        {
            return Measure(word.AsSpan(0, word.Length - 3)) > 0 ? word[..^1] : word;
        }

        var ending = word.EndsWith("ed", StringComparison.Ordinal) ? 2 : word.EndsWith("ing", StringComparison.Ordinal) ? 3 : 0;
        if (ending == 0 || !HasVowel(word.AsSpan(0, word.Length - ending)))
        {
            return word;
        }

        var stem = word[..^ending];
        return stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("bl", StringComparison.Ordinal) || stem.EndsWith("iz", StringComparison.Ordinal) ? stem + "e"
            : EndsInDouble(stem) && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1]
            : Measure(stem) == 1 && EndsShort(stem) ? stem + "e"
            : stem;
    }

    /// <summary>The longest ending before which something stands decides, even when that is too short to lose it.</summary>
    private static string Replace(string word, (string Ending, string Instead)[] endings, int measure)
    {
        var best = ("", "");
        foreach (var (ending, instead) in endings)
        {
            if (ending.Length > best.Item1.Length && ending.Length < word.Length && word.EndsWith(ending, StringComparison.Ordinal))
            {
                best = (ending, instead);
            }
        }

        var stem = string.Concat(word.AsSpan(0, word.Length - best.Item1.Length), best.Item2);
        return best.Item1.Length > 0 && Measure(stem.AsSpan(0, word.Length - best.Item1.Length + (measure > 1 ? best.Item2.Length : 0))) >= measure ? stem : word;
    }

    private static string Tidy(string word)
    {
        if (word.EndsWith('e'))
        {
            var stem = word.AsSpan(0, word.Length - 1);
            word = Measure(stem) is var measure && (measure > 1 || (measure == 1 && !EndsShort(stem))) ? word[..^1] : word;
        }

        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word) > 1 ? word[..^1] : word;
    }

    /// <summary>How many times vowels are followed by consonants.</summary>
    private static int Measure(ReadOnlySpan<char> stem)
    {
        var measure = 0;
        for (var i = 1; i < stem.Length; i++)
        {
            measure += !IsVowel(stem, i) && IsVowel(stem, i - 1) ? 1 : 0;
        }

        return measure;
    }

    private static bool HasVowel(ReadOnlySpan<char> stem)
    {
        for (var i = 0; i < stem.Length; i++)
        {
            if (IsVowel(stem, i))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsInDouble(string stem) => stem.Length > 1 && stem[^1] == stem[^2] && stem[^1] is not ('a' or 'e' or 'i' or 'o' or 'u');

    /// <summary>Consonant, vowel, consonant, as in "hop"; the last is not w, x or y.</summary>
    private static bool EndsShort(ReadOnlySpan<char> stem) =>
        stem.Length > 2 && !IsVowel(stem, stem.Length - 3) && IsVowel(stem, stem.Length - 2) && !IsVowel(stem, stem.Length - 1)
        && stem[^1] is not ('w' or 'x' or 'y');

    /// <summary>A y is a vowel after a consonant.</summary>
    private static bool IsVowel(ReadOnlySpan<char> word, int i) => word[i] switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' => true,
        'y' => i > 0 && !IsVowel(word, i - 1),
        _ => false,
    };
}
