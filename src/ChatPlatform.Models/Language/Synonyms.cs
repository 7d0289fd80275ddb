using System.Collections.Frozen;

namespace ChatPlatform.Models.Language;

/// <summary>
/// English words that visitors and pages use for the same thing, by their stems: a question asks how
/// heavy, a page states the weight. Only such pairs as keep their meaning on any website.
/// </summary>
internal static class Synonyms
{
    private static readonly FrozenDictionary<string, string> Representatives = Read("""
        weight heav weigh
        height tall high
        width wid
        length long
        size large big
        pric cost expens charg fee
        phon telephon tel
        email mail
        deliv ship
        buy purchas
        repair fix mend
        found establish
        begin start
        photo pictur imag
        """);

    /// <param name="stem">As <see cref="Stemmer"/> makes it.</param>
    public static string Of(string stem) => Representatives.TryGetValue(stem, out var representative) ? representative : stem;

    private static FrozenDictionary<string, string> Read(string rows) =>
        rows.Split('\n')
            .Select(row => row.Split(' '))
            .SelectMany(words => words.Select(word => KeyValuePair.Create(word, words[0])))
            .ToFrozenDictionary();
}
