namespace ChatPlatform.Models.Language;

internal static class Clip
{
    /// <summary>At most so many characters, cut between words where that costs no more than a quarter, and marked with an ellipsis.</summary>
    public static string ToLength(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', length - 1);
        var cut = space > length * 3 / 4 ? space : length - 1;
        if (char.IsHighSurrogate(text[cut - 1]))
        {
            cut--;
        }

        return text[..cut].TrimEnd() + "…";
    }
}
