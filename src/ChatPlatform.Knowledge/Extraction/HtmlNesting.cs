namespace ChatPlatform.Knowledge.Extraction;

/// <summary>
/// How deep a page's elements nest, by its tags alone. An HTML parser looks through the open elements at
/// every tag, so a page that only opens elements takes it time by the square of their number.
/// </summary>
internal static class HtmlNesting
{
    /// <summary>Pages that people make stay below a few hundred.</summary>
    public const int MaxDepth = 5_000;

    /// <summary>Elements whose end tag may be left out do not count: a following one ends them.</summary>
    private static readonly HashSet<string> Uncounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "rt", "rp",
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    };

    public static bool IsTooDeep(string html)
    {
        var names = Uncounted.GetAlternateLookup<ReadOnlySpan<char>>();
        var depth = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at + 1))
        {
            var isEnd = at + 1 < html.Length && html[at + 1] == '/';
            var start = isEnd ? at + 2 : at + 1;
            var end = start;
            while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
            {
                end++;
            }

            if (end == start || names.Contains(html.AsSpan(start, end - start)))
            {
                continue;
            }

            depth = isEnd ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > MaxDepth)
            {
                return true;
            }
        }

        return false;
    }
}
