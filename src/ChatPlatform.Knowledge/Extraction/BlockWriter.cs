using System.Text;

namespace ChatPlatform.Knowledge.Extraction;

/// <summary>
/// Collects text into blocks. White space is folded as a browser folds it, and an anchor that stands before
/// some text, on it or around it becomes that text's.
/// </summary>
internal sealed class BlockWriter
{
    private readonly StringBuilder _text = new();
    private string? _anchor;
    private string? _textAnchor;
    private bool _space;

    public List<Block> Blocks { get; } = [];

    /// <summary>Characters of text written so far.</summary>
    public int Length { get; private set; }

    /// <summary>Keeps line breaks and spaces, as in preformatted text.</summary>
    public bool IsPreformatted { get; set; }

    /// <summary>The next text written is reached by this fragment.</summary>
    public void Anchor(string id)
    {
        if (id.Length is > 0 and <= 200)
        {
            _anchor = id;
        }
    }

    /// <summary>The element of this id ends. If it held no text, what follows it is not its own.</summary>
    public void EndAnchor(string id)
    {
        if (_anchor == id)
        {
            _anchor = null;
        }
    }

    public void Write(string text)
    {
        foreach (var character in text)
        {
            if (IsPreformatted ? character == '\r' : char.IsWhiteSpace(character))
            {
                _space = !IsPreformatted;
                continue;
            }

            if (_text.Length == 0)
            {
                if (char.IsWhiteSpace(character))
                {
                    continue;
                }

                _textAnchor = _anchor;
                _anchor = null;
            }
            else if (_space)
            {
                _text.Append(' ');
            }

            _space = false;
            _text.Append(character);
        }
    }

    /// <summary>Puts something between what is written before and after it, unless it would stand at an end.</summary>
    public void Separate(string separator)
    {
        if (_text.Length > 0 && !EndsWith(separator))
        {
            _text.Append(separator);
        }

        _space = false;
    }

    /// <summary>Ends the block; without text there is none.</summary>
    public void Flush(BlockKind kind, int level = 0)
    {
        // An anchor within a heading that no text followed, as in <h2>Title<a id="title"></a></h2>, is the heading's.
        var anchor = _textAnchor ?? (kind == BlockKind.Heading && _text.Length > 0 ? _anchor : null);
        var text = _text.ToString().Trim().TrimEnd('|').TrimEnd();
        _text.Clear();
        _space = false;
        _textAnchor = null;
        if (text.Length == 0)
        {
            return;
        }

        Length += text.Length;
        Blocks.Add(new Block(kind, text, level, anchor));
    }

    private bool EndsWith(string separator)
    {
        if (_text.Length < separator.Length)
        {
            return false;
        }

        for (var i = 0; i < separator.Length; i++)
        {
            if (_text[_text.Length - separator.Length + i] != separator[i])
            {
                return false;
            }
        }

        return true;
    }
}
