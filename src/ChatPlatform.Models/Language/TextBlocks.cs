namespace ChatPlatform.Models.Language;

/// <summary>
/// The blocks of a plain or Markdown text: paragraphs, list items, headings, table rows, code. A line
/// is a block of its own unless it plainly goes on with the one before, since pages are extracted with a
/// line for each block but uploads may be wrapped by hand.
/// </summary>
internal static class TextBlocks
{
    /// <summary>A hand-wrapped line is at least so long; a shorter one was ended on purpose.</summary>
    private const int WrappedLength = 40;

    public static IEnumerable<(int Start, int Length, SentenceKind Kind)> Of(string text)
    {
        var (start, end, kind) = (0, 0, SentenceKind.Prose);
        foreach (var line in Lines(text))
        {
            if (end > start && GoesOn(text, (start, end, kind), line))
            {
                end = line.End;
                continue;
            }

            if (end > start)
            {
                yield return (start, end - start, Settled(text.AsSpan(start, end - start), kind));
            }

            (start, end, kind) = line;
        }

        if (end > start)
        {
            yield return (start, end - start, Settled(text.AsSpan(start, end - start), kind));
        }
    }

    /// <summary>Lines with something on them, a fenced block counting as one; blank ones are empty and of no kind.</summary>
    private static IEnumerable<(int Start, int End, SentenceKind Kind)> Lines(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = LineEnd(text, at);
            if (IsFence(text, at, end))
            {
                end = FenceEnd(text, at, end);
                yield return (at, end, SentenceKind.Code);
            }
            else if (text.AsSpan(at, end - at).IsWhiteSpace())
            {
                yield return (at, at, SentenceKind.Prose);
            }
            else
            {
                yield return (at, end, LineKinds.Of(text.AsSpan(at, end - at)));
            }

            at = end;
        }
    }

    private static bool GoesOn(string text, (int Start, int End, SentenceKind Kind) block, (int Start, int End, SentenceKind Kind) line)
    {
        if (line.End == line.Start)
        {
            return false;
        }

        if (line.Kind == SentenceKind.Code)
        {
            return block.Kind == SentenceKind.Code && !IsFence(text, block.Start, block.End) && !IsFence(text, line.Start, line.End);
        }

        var last = text.AsSpan(block.Start, block.End - block.Start).TrimEnd();
        var lastLine = last[(last.LastIndexOf('\n') + 1)..];
        return line.Kind == SentenceKind.Prose
            && block.Kind is SentenceKind.Prose or SentenceKind.ListItem
            && lastLine.Length >= WrappedLength
            && !LineKinds.EndsSentence(lastLine)
            && (char.IsLower(text[line.Start]) || char.IsWhiteSpace(text[line.Start]));
    }

    /// <summary>
    /// A short line without a full stop is a label: a heading that lost its mark, or a term that is defined
    /// below. So is a question on a line of its own, which its answer follows.
    /// </summary>
    private static SentenceKind Settled(ReadOnlySpan<char> block, SentenceKind kind) =>
        kind == SentenceKind.Prose && (LineKinds.IsLabel(block.Trim()) || LineKinds.IsQuestion(block.Trim())) ? SentenceKind.Heading : kind;

    private static bool IsFence(string text, int start, int end)
    {
        var line = text.AsSpan(start, end - start).TrimStart();
        return line.StartsWith("```") || line.StartsWith("~~~");
    }

    /// <summary>Behind the closing fence, or at the text's end when the page was cut inside the block.</summary>
    private static int FenceEnd(string text, int at, int end)
    {
        var fence = text.AsSpan(at, end - at).TrimStart()[..3];
        while (end < text.Length)
        {
            var next = LineEnd(text, end);
            if (text.AsSpan(end, next - end).TrimStart().StartsWith(fence))
            {
                return next;
            }

            end = next;
        }

        return end;
    }

    private static int LineEnd(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end + 1;
    }
}
