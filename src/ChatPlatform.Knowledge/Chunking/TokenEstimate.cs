using System.Text;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Knowledge.Chunking;

/// <summary>
/// How many tokens a language model counts in a text, roughly: a token is four characters of most scripts, two
/// of Thai, and one of Chinese or Japanese.
/// </summary>
public static class TokenEstimate
{
    public static int Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Whole(Quarters(text));
    }

    /// <summary>Tokens of so many quarters, the last one begun counted whole.</summary>
    internal static int Whole(int quarters) => (quarters + 3) / 4;

    /// <returns>Quarters of a token that the text makes.</returns>
    internal static int Quarters(string text)
    {
        var quarters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            quarters += Quarters(rune);
        }

        return quarters;
    }

    /// <returns>Quarters of a token that the character makes.</returns>
    internal static int Quarters(Rune rune) => !SpacelessScripts.Contains(rune) ? 1 : rune.Value < 0x2000 ? 2 : 4;
}
