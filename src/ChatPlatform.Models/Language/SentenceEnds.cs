using System.Buffers;

namespace ChatPlatform.Models.Language;

/// <summary>Where a sentence of prose ends.</summary>
internal static class SentenceEnds
{
    /// <summary>Pieces of unpunctuated script are cut at the first space behind so many characters.</summary>
    private const int UnpunctuatedLength = 120;

    private static readonly SearchValues<char> Always = SearchValues.Create("。！？｡؟۔।॥");
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'”’»)]）」』】*_");

    private static readonly HashSet<string> Abbreviations = new(
        [
            "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "vs", "eg", "e.g", "ie", "i.e", "cf", "ca", "pp", "ltd", "approx",
            "jan", "feb", "apr", "aug", "sep", "sept", "oct", "nov", "dec", "sgt", "rev", "hon", "dept", "vol",
            "bzw", "z.b", "d.h", "u.a", "evtl", "ggf", "inkl", "exkl", "vgl", "sog", "usw",
            "p.ej", "sra", "ud", "uds", "mme", "mlle", "dott",
            "гг", "вв", "т.е", "т.д", "т.п", "им", "ул", "тыс", "млн", "млрд", "π.χ", "κ.λπ", "bkz", "örn",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Words in their own right unless a number follows: "no. 5", but "The answer is no."</summary>
    private static readonly HashSet<string> AbbreviationsBeforeNumbers = new(
        ["no", "nos", "fig", "figs", "art", "sec", "ch", "ed", "min", "max", "mar", "jun", "jul", "nr", "str", "abs", "pág", "núm", "стр", "г"],
        StringComparer.OrdinalIgnoreCase);

    /// <param name="from">Where the sentence began.</param>
    /// <param name="next">Behind the end and its closing quotes: where the next sentence begins.</param>
    public static bool EndsAt(string text, int from, int at, int end, out int next)
    {
        next = at + 1;
        var character = text[at];
        if (Always.Contains(character))
        {
            next = Closed(text, at + 1, end);
            return true;
        }

        if (character is ('.' or '!' or '?' or '…' or ';') && EndsWestern(text, from, at, end, out next))
        {
            return true;
        }

        return character == ' ' && at - from >= UnpunctuatedLength && IsUnpunctuated(text[at - 1]) && at + 1 < end && IsUnpunctuated(text[at + 1]);
    }

    private static bool EndsWestern(string text, int from, int at, int end, out int next)
    {
        next = Closed(text, at + 1, end);
        if (next < end && !char.IsWhiteSpace(text[next]) && text[next] != '[')
        {
            return false;
        }

        // Greek asks with a semicolon; elsewhere it does not end a sentence.
        if (text[at] == ';')
        {
            return at > from && text[at - 1] is >= '\u0370' and <= '\u03FF' && StartsSentence(text, next, end);
        }

        return text[at] != '.' || (!IsAbbreviation(text, from, at) && StartsSentence(text, next, end));
    }

    /// <summary>Behind further marks and closing quotes: the end of ?!" or .).</summary>
    private static int Closed(string text, int at, int end)
    {
        while (at < end && (text[at] is '.' or '!' or '?' or '…' || Always.Contains(text[at]) || Closers.Contains(text[at])))
        {
            at++;
        }

        return at;
    }

    private static bool IsAbbreviation(string text, int from, int at)
    {
        var start = at;
        while (start > from && (char.IsLetter(text[start - 1]) || text[start - 1] == '.'))
        {
            start--;
        }

        if (start == at)
        {
            return false;
        }

        var word = text[start..at];
        var isInitial = word.Length == 1 && char.IsUpper(word[0]);
        var isDotted = word.Length > 2 && word[^2] == '.';
        return isInitial || isDotted || Abbreviations.Contains(word)
            || (AbbreviationsBeforeNumbers.Contains(word) && at + 2 < text.Length && char.IsDigit(text[at + 2]));
    }

    /// <summary>Not a small letter: "approx. five" and "v. next" go on.</summary>
    private static bool StartsSentence(string text, int at, int end)
    {
        while (at < end && !char.IsLetterOrDigit(text[at]))
        {
            at++;
        }

        return at >= end || !char.IsLower(text[at]);
    }

    private static bool IsUnpunctuated(char character) =>
        character is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF');
}
