namespace ChatPlatform.Models.Extractive;

/// <summary>Cuts a reply as a model would stream it: a word with the space behind it, or four characters of a script without spaces.</summary>
internal static class Deltas
{
    private const int MaxLength = 24;
    private const int UnspacedLength = 4;

    public static IEnumerable<string> Of(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = End(text, at);
            yield return text[at..end];
            at = end;
        }
    }

    private static int End(string text, int at)
    {
        var limit = Math.Min(text.Length, at + (text[at] >= '\u0E00' ? UnspacedLength : MaxLength));
        var end = at;
        while (end < limit && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        while (end < limit && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end < text.Length && char.IsHighSurrogate(text[end - 1]) ? end + 1 : end;
    }
}
