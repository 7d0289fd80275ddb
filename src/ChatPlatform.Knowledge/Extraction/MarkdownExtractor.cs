using System.Text.RegularExpressions;

namespace ChatPlatform.Knowledge.Extraction;

/// <summary>Reads Markdown as far as its structure goes: headings, fences, lists, tables, links. Emphasis stays as typed.</summary>
public static partial class MarkdownExtractor
{
    public static ExtractedPage Extract(Uri url, string text)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(text);
        var blocks = new List<Block>();
        var paragraph = new List<string>();
        string? fence = null;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var trimmed = line.Trim();
            if (fence is not null)
            {
                if (trimmed.StartsWith(fence, StringComparison.Ordinal))
                {
                    Flush(BlockKind.Code);
                    fence = null;
                }
                else
                {
                    paragraph.Add(line.TrimEnd());
                }
            }
            else if (trimmed.StartsWith("```", StringComparison.Ordinal) || trimmed.StartsWith("~~~", StringComparison.Ordinal))
            {
                Flush(BlockKind.Paragraph);
                fence = trimmed[..3];
            }
            else if (trimmed.Length == 0 || TableRule().IsMatch(trimmed))
            {
                Flush(BlockKind.Paragraph);
            }
            else if (Heading().Match(trimmed) is { Success: true } heading)
            {
                Flush(BlockKind.Paragraph);
                blocks.Add(new Block(BlockKind.Heading, Plain(heading.Groups[2].Value), heading.Groups[1].Length));
            }
            else if (Item().Match(trimmed) is { Success: true } item)
            {
                Flush(BlockKind.Paragraph);
                blocks.Add(new Block(BlockKind.ListItem, Plain(item.Groups[1].Value)));
            }
            else if (trimmed.StartsWith('|'))
            {
                Flush(BlockKind.Paragraph);
                blocks.Add(new Block(BlockKind.Row, Plain(string.Join(" | ", trimmed.Trim('|').Split('|', StringSplitOptions.TrimEntries)))));
            }
            else
            {
                paragraph.Add(trimmed);
            }
        }

        Flush(fence is null ? BlockKind.Paragraph : BlockKind.Code);
        var title = blocks.Find(block => block.Kind == BlockKind.Heading)?.Text ?? Uri.UnescapeDataString(url.Segments[^1].Trim('/'));
        return new ExtractedPage(title, null, [.. blocks.Where(block => block.Text.Length > 0)], [.. LinksOf(url, text)], null, IsIndexable: true);

        void Flush(BlockKind kind)
        {
            if (paragraph.Count > 0)
            {
                blocks.Add(new Block(kind, kind == BlockKind.Code ? string.Join('\n', paragraph) : Plain(string.Join(' ', paragraph))));
                paragraph.Clear();
            }
        }
    }

    private static string Plain(string text) => Link().Replace(text, match => match.Groups[1].Value).Trim();

    private static IEnumerable<Uri> LinksOf(Uri url, string text)
    {
        foreach (Match match in Link().Matches(text))
        {
            if (!match.Value.StartsWith('!') && Uri.TryCreate(url, match.Groups[2].Value, out var link))
            {
                yield return link;
            }
        }
    }

    [GeneratedRegex(@"\A(#{1,6})\s+(.*?)\s*#*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\A(?:[-*+]|\d{1,9}[.)])\s+(.*)\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Item();

    [GeneratedRegex(@"\A\|?[\s:|-]*-[\s:|-]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TableRule();

    [GeneratedRegex(@"!?\[([^\[\]]*)\]\(([^()\s]*)[^()]*\)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
