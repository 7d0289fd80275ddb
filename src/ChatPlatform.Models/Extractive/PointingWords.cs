using ChatPlatform.Models.Language;

namespace ChatPlatform.Models.Extractive;

/// <summary>Words at the beginning of a sentence that make it lean on the one before.</summary>
internal static class PointingWords
{
    private static readonly HashSet<string> Words =
    [
        "it", "its", "he", "she", "his", "her", "they", "their", "this", "these", "those", "such", "however", "therefore", "otherwise", "instead", "both",
        "er", "sie", "es", "dies", "diese", "dieser", "dieses", "dabei", "dadurch", "deshalb", "jedoch", "allerdings",
        "el", "ella", "ellos", "este", "esta", "estos", "estas", "esto", "il", "elle", "ils", "elles", "ce", "cette", "ces", "cela", "lui", "lei", "questo", "questa", "questi", "isso", "isto", "deze", "dit", "hij", "zij",
        "он", "она", "оно", "они", "это", "этот", "эта", "эти", "его", "ее", "их", "однако", "αυτο", "αυτη", "αυτος", "αυτα", "bu", "bunlar",
    ];

    public static bool Begin(string sentence)
    {
        var end = sentence.AsSpan().IndexOfAny(" ,'’\n");
        return end > 0 && Words.Contains(Folding.Fold(sentence[..end]));
    }
}
