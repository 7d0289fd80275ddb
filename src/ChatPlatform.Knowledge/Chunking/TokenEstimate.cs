using System.Text;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Knowledge.Chunking;

/// <summary>
/// How many tokens a language model counts in a text, within a fifth: a token is four characters of most
/// scripts, and one of those that write no spaces.
/// </summary>
public static class TokenEstimate
{
    public static int Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var quarters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            quarters += SpacelessScripts.Contains(rune) ? 4 : 1;
        }

        return (quarters + 3) / 4;
    }
}
