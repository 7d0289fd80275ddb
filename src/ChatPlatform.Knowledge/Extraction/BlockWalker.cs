using AngleSharp.Dom;

namespace ChatPlatform.Knowledge.Extraction;

/// <summary>Walks the elements of a page in the order of their text and writes blocks.</summary>
internal sealed class BlockWalker(IElement root, Boilerplate boilerplate)
{
    private readonly BlockWriter _writer = new();

    /// <summary>What is being written as one block: a heading or a table's row. Blocks within it do not end it.</summary>
    private IElement? _whole;

    public List<Block> Walk()
    {
        NodeWalk.Over(root, Enter, Leave);
        _writer.Flush(BlockKind.Paragraph);
        return _writer.Blocks;
    }

    private bool Enter(INode node)
    {
        if (node is IText text)
        {
            _writer.Write(text.Data);
            return false;
        }

        if (node is not IElement element || (element != root && boilerplate.Covers(element)))
        {
            return false;
        }

        Open(element);
        return true;
    }

    private void Open(IElement element)
    {
        var tag = element.LocalName;
        if (IsBlock(tag))
        {
            Break();
        }

        if (element != root && (element.GetAttribute("id") ?? (tag == "a" ? element.GetAttribute("name") : null)) is { } id)
        {
            _writer.Anchor(id);
        }

        switch (tag)
        {
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6" when !IsNotice(element):
            case "tr" when IsDataRow(element):
                _whole ??= element;
                break;
            case "td" or "th" when _whole is not null:
                _writer.Separate(" | ");
                break;
            case "pre":
                _writer.IsPreformatted = _whole is null;
                break;
            case "br":
                _writer.Write(_writer.IsPreformatted ? "\n" : " ");
                break;
        }
    }

    private void Leave(INode node)
    {
        if (node is not IElement element)
        {
            return;
        }

        var tag = element.LocalName;
        if (element == _whole)
        {
            _whole = null;
            if (tag == "tr")
            {
                _writer.Flush(IsHeader(element) ? BlockKind.HeaderRow : BlockKind.Row);
            }
            else
            {
                _writer.Flush(BlockKind.Heading, tag[1] - '0');
            }
        }
        else if (IsBlock(tag))
        {
            Break(tag switch
            {
                "li" => BlockKind.ListItem,
                "dt" => BlockKind.Term,
                "pre" => BlockKind.Code,
                _ => BlockKind.Paragraph,
            });
        }

        if (IsBlock(tag) && element.Id is { } id)
        {
            _writer.EndAnchor(id);
        }

        if (tag == "pre")
        {
            _writer.IsPreformatted = false;
        }
    }

    /// <summary>A block begins or ends here, and what was written before it is one of its own.</summary>
    private void Break(BlockKind kind = BlockKind.Paragraph)
    {
        if (_whole is not null)
        {
            _writer.Write(" ");
        }
        else
        {
            _writer.Flush(kind);
        }
    }

    /// <summary>"Note" above a note in a box is no heading of what follows the box.</summary>
    private static bool IsNotice(IElement heading) =>
        (heading.ParentElement?.ClassName ?? "").Split([' ', '-', '_']).Any(
            name => name is "note" or "tip" or "warning" or "caution" or "important" or "info" or "danger" or "admonition" or "callout" or "alert");

    /// <summary>Not a row that only lays out the page: such a one holds headings, lists or other tables.</summary>
    private static bool IsDataRow(IElement row) =>
        row.ChildElementCount > 0 && row.QuerySelector("table, h1, h2, h3, h4, h5, h6, pre, ul, ol, dl") is null;

    private static bool IsHeader(IElement row) =>
        row.Children.Length > 1 && row.Children.All(cell => cell.LocalName == "th") && row.PreviousElementSibling is null;

    private static bool IsBlock(string tag) => tag is
        "address" or "article" or "aside" or "blockquote" or "body" or "caption" or "center" or "dd" or "details" or "div" or "dl" or "dt"
        or "fieldset" or "figcaption" or "figure" or "form" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "header" or "hgroup" or "hr"
        or "legend" or "li" or "main" or "ol" or "p" or "pre" or "section" or "summary" or "table" or "tbody" or "td" or "tfoot" or "th"
        or "thead" or "tr" or "ul";
}
