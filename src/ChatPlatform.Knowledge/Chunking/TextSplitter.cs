namespace ChatPlatform.Knowledge.Chunking;

/// <summary>Cuts a text that is too long: between lines, else between sentences, else between words, else anywhere.</summary>
internal static class TextSplitter
{
    /// <returns>Parts of at most so many tokens, which joined by white space are the text again.</returns>
    public static IEnumerable<string> Split(string text, int maxTokens)
    {
        // Only what may become the next part is looked at: a page may be one word of megabytes.
        var rest = text.AsMemory();
        for (var limit = Fit(rest.Span, maxTokens); limit < rest.Length; limit = Fit(rest.Span, maxTokens))
        {
            var cut = LastCut(rest, limit);
            yield return rest[..cut].Trim().ToString();
            rest = rest[cut..].Trim();
        }

        if (rest.Length > 0)
        {
            yield return rest.ToString();
        }
    }

    /// <returns>The last sentence when it is short enough; else "".</returns>
    public static string LastSentence(string text, int maxTokens)
    {
        for (var i = text.Length - 2; i > 0; i--)
        {
            if (IsSentenceEnd(text, i))
            {
                var sentence = text[(i + 1)..].Trim();
                return TokenEstimate.Of(sentence) <= maxTokens ? sentence : "";
            }
        }

        return TokenEstimate.Of(text) <= maxTokens ? text : "";
    }

    /// <returns>The most characters that make so many tokens; at least one character.</returns>
    private static int Fit(ReadOnlySpan<char> text, int maxTokens)
    {
        var quarters = maxTokens * 4;
        var length = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            quarters -= TokenEstimate.Quarters(rune);
            if (quarters < 0 && length > 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    private static int LastCut(ReadOnlyMemory<char> text, int limit)
    {
        var least = limit / 3;
        return Last(i => text.Span[i] == '\n') ?? Last(i => IsSentenceEnd(text.Span, i)) ?? Last(i => char.IsWhiteSpace(text.Span[i])) ?? limit;

        int? Last(Predicate<int> isCut)
        {
            for (var i = limit - 1; i >= least; i--)
            {
                if (isCut(i))
                {
                    return i + 1;
                }
            }

            return null;
        }
    }

    private static bool IsSentenceEnd(ReadOnlySpan<char> text, int i) =>
        text[i] is '。' or '！' or '？' or '।' || (text[i] is '.' or '!' or '?' or '…' && i + 1 < text.Length && char.IsWhiteSpace(text[i + 1]));
}
