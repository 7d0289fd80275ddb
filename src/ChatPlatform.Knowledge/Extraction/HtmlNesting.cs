namespace ChatPlatform.Knowledge.Extraction;

/// <summary>
/// How deep a page's elements nest, by its tags alone. An HTML parser looks through the open elements at
/// every tag, so a page that only opens elements takes it time by the square of their number.
/// </summary>
internal static class HtmlNesting
{
    /// <summary>Pages that people make stay below a few hundred.</summary>
    public const int MaxDepth = 5_000;

    /// <summary>How far the end of a tag is looked for: a path in a drawing may be long.</summary>
    private const int LongestTag = 16_384;

    /// <summary>Elements whose end tag may be left out do not count: a following one ends them.</summary>
    private static readonly HashSet<string> Uncounted = Names(
        "p li dt dd tr td th thead tbody tfoot option optgroup colgroup rt rp area base br col embed hr img input link meta param source track wbr");

    private static readonly HashSet<string> Drawings = Names("svg math");

    /// <summary>Elements of HTML that end the drawing they stand in.</summary>
    private static readonly HashSet<string> EndDrawings = Names(
        "b big blockquote body center code div dl em font h1 h2 h3 h4 h5 h6 head i nobr ol pre ruby s small span strong sub sup table tt u ul var");

    public static bool IsTooDeep(string html)
    {
        var uncounted = Uncounted.GetAlternateLookup<ReadOnlySpan<char>>();
        var drawings = Drawings.GetAlternateLookup<ReadOnlySpan<char>>();
        var endDrawings = EndDrawings.GetAlternateLookup<ReadOnlySpan<char>>();
        var depth = 0;
        var inDrawings = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at + 1))
        {
            var isEnd = at + 1 < html.Length && html[at + 1] == '/';
            var name = NameAt(html, isEnd ? at + 2 : at + 1);
            if (name.IsEmpty || uncounted.Contains(name))
            {
                continue;
            }

            if (isEnd)
            {
                depth = Math.Max(0, depth - 1);
                inDrawings = drawings.Contains(name) ? Math.Max(0, inDrawings - 1) : inDrawings;
            }
            else if (inDrawings == 0 || !IsSelfClosed(html, at))
            {
                depth++;
                inDrawings = drawings.Contains(name) ? inDrawings + 1 : endDrawings.Contains(name) ? 0 : inDrawings;
            }

            if (depth > MaxDepth)
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> NameAt(string html, int start)
    {
        var end = start;
        while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
        {
            end++;
        }

        return html.AsSpan(start, end - start);
    }

    /// <summary>Only an element of a drawing closes itself with "/>"; anywhere else the slash means nothing.</summary>
    private static bool IsSelfClosed(string html, int start)
    {
        var tag = html.AsSpan(start, Math.Min(LongestTag, html.Length - start));
        var close = tag.IndexOf('>');
        return close > 0 && tag[close - 1] == '/';
    }

    private static HashSet<string> Names(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);
}
