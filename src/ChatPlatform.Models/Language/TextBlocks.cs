namespace ChatPlatform.Models.Language;

/// <summary>The blocks of a plain or Markdown text: paragraphs, headings, list items, table rows, fenced code.</summary>
internal static class TextBlocks
{
    public static IEnumerable<(int Start, int Length, SentenceKind Kind)> Of(string text)
    {
        var paragraph = (Start: -1, Kind: SentenceKind.Prose);
        for (var at = 0; at < text.Length;)
        {
            var end = LineEnd(text, at);
            var kind = KindOf(text.AsSpan(at, end - at).Trim(), out var isBlank);
            var ends = isBlank || kind != SentenceKind.Prose;
            if (ends && paragraph.Start >= 0)
            {
                yield return (paragraph.Start, at - paragraph.Start, paragraph.Kind);
                paragraph = (-1, SentenceKind.Prose);
            }

            if (kind == SentenceKind.Code)
            {
                end = FenceEnd(text, at, end);
            }

            if (kind is SentenceKind.Code or SentenceKind.Heading or SentenceKind.TableRow)
            {
                yield return (at, end - at, kind);
            }
            else if (!isBlank && paragraph.Start < 0)
            {
                paragraph = (at, kind);
            }

            at = end;
        }

        if (paragraph.Start >= 0)
        {
            yield return (paragraph.Start, text.Length - paragraph.Start, paragraph.Kind);
        }
    }

    private static SentenceKind KindOf(ReadOnlySpan<char> line, out bool isBlank)
    {
        isBlank = line.IsEmpty;
        if (line.StartsWith("```") || line.StartsWith("~~~"))
        {
            return SentenceKind.Code;
        }

        if (line.Length > 1 && line[0] == '#' && line.TrimStart('#').StartsWith(" "))
        {
            return SentenceKind.Heading;
        }

        if (line.Length > 2 && line[0] == '|' && line[^1] == '|')
        {
            return SentenceKind.TableRow;
        }

        return StartsItem(line) ? SentenceKind.ListItem : SentenceKind.Prose;
    }

    private static bool StartsItem(ReadOnlySpan<char> line)
    {
        if (line.Length > 2 && line[0] is ('-' or '*' or '+' or '•') && line[1] == ' ')
        {
            return true;
        }

        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return digits is 1 or 2 && line.Length > digits + 2 && line[digits] is ('.' or ')') && line[digits + 1] == ' ';
    }

    private static int LineEnd(string text, int at)
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end + 1;
    }

    /// <summary>Behind the closing fence, or at the text's end when the page was cut inside the block.</summary>
    private static int FenceEnd(string text, int at, int end)
    {
        var fence = text.AsSpan(at, end - at).Trim()[..3];
        while (end < text.Length)
        {
            var next = LineEnd(text, end);
            if (text.AsSpan(end, next - end).Trim().StartsWith(fence))
            {
                return next;
            }

            end = next;
        }

        return end;
    }
}
