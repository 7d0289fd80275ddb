using System.Text;
using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Answering;

/// <summary>The words of a passage that a reply's statements rest on.</summary>
internal static class Quotation
{
    /// <summary>Characters; a longer quotation is cut between words.</summary>
    public const int MaxLength = 320;

    /// <param name="claims">The reply's sentences that cite the passage.</param>
    public static string Find(string passage, IReadOnlyList<string> claims)
    {
        var sentences = Sentences.Split(passage);
        if (sentences.Count == 0)
        {
            return "";
        }

        var language = LanguageGuess.Of(passage);
        var keys = sentences.Select(sentence => Keys(sentence.Text, language)).ToList();
        var chosen = new SortedSet<int>();
        foreach (var claim in claims)
        {
            chosen.UnionWith(Supporting(keys, Keys(claim, language)));
        }

        return Join(sentences, chosen.Count > 0 ? chosen : [0]);
    }

    /// <summary>The best sentence, and its better neighbour where that covers much of what is left of the claim.</summary>
    private static IEnumerable<int> Supporting(List<HashSet<string>> sentences, HashSet<string> claim)
    {
        if (claim.Count == 0)
        {
            yield break;
        }

        var best = Enumerable.Range(0, sentences.Count).MaxBy(i => Overlap(sentences[i], claim));
        if (Overlap(sentences[best], claim) == 0)
        {
            yield break;
        }

        yield return best;
        var rest = claim.Except(sentences[best]).ToHashSet();
        foreach (var neighbour in (int[])[best - 1, best + 1])
        {
            if (neighbour >= 0 && neighbour < sentences.Count && sentences[neighbour].Count(rest.Contains) >= Math.Max(2, claim.Count / 4))
            {
                yield return neighbour;
            }
        }
    }

    /// <summary>Dice's coefficient: shared terms over the mean size, so that a long sentence gains nothing by its length.</summary>
    private static double Overlap(HashSet<string> sentence, HashSet<string> claim) =>
        sentence.Count == 0 ? 0 : 2.0 * sentence.Count(claim.Contains) / (sentence.Count + claim.Count);

    private static HashSet<string> Keys(string text, string language)
    {
        var terms = Terms.Of(text, language);
        var matter = terms.Where(term => !term.IsStop).Select(term => term.Key).ToHashSet();
        return matter.Count > 0 ? matter : terms.Select(term => term.Key).ToHashSet();
    }

    private static string Join(IReadOnlyList<Sentence> sentences, SortedSet<int> chosen)
    {
        var quote = new StringBuilder();
        var last = chosen.Min;
        foreach (var index in chosen)
        {
            if (quote.Length > 0)
            {
                quote.Append(index == last + 1 ? " " : " … ");
            }

            quote.Append(sentences[index].Text);
            last = index;
        }

        return Clip.ToLength(quote.ToString(), MaxLength);
    }
}
