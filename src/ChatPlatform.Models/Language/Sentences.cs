namespace ChatPlatform.Models.Language;

/// <summary>
/// Cuts a text into sentences. Blocks come first: blank lines, headings, list items, table rows and
/// fenced code end a sentence whatever its punctuation. Inside prose a sentence ends at . ! ? … and their
/// CJK, Arabic and Devanagari kin, unless an abbreviation, an initial or a number says otherwise. Text
/// in scripts that write no full stop (Thai, Lao, Khmer, Burmese) is cut at its spaces into pieces of
/// readable length.
/// </summary>
internal static class Sentences
{
    public static IReadOnlyList<Sentence> Split(string text)
    {
        var sentences = new List<Sentence>();
        var block = 0;
        foreach (var (start, length, kind) in TextBlocks.Of(text))
        {
            if (kind is SentenceKind.Prose or SentenceKind.ListItem)
            {
                SplitBlock(text, start, length, kind, block, sentences);
            }
            else
            {
                Add(text, start, start + length, kind, block, sentences);
            }

            block++;
        }

        return sentences;
    }

    private static void SplitBlock(string text, int start, int length, SentenceKind kind, int block, List<Sentence> sentences)
    {
        var end = start + length;
        var from = start;
        for (var at = start + (kind == SentenceKind.ListItem ? LineKinds.ItemMarkLength(text.AsSpan(start, length)) : 0); at < end; at++)
        {
            if (SentenceEnds.EndsAt(text, from, at, end, out var next))
            {
                Add(text, from, next, kind, block, sentences);
                from = next;
                at = next - 1;
            }
        }

        Add(text, from, end, kind, block, sentences);
    }

    private static void Add(string text, int from, int to, SentenceKind kind, int block, List<Sentence> sentences)
    {
        while (from < to && char.IsWhiteSpace(text[from]))
        {
            from++;
        }

        while (to > from && char.IsWhiteSpace(text[to - 1]))
        {
            to--;
        }

        if (to > from)
        {
            sentences.Add(new Sentence(text[from..to], from, kind, block));
        }
    }
}
