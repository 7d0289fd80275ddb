using ChatPlatform.Knowledge.Extraction;

namespace ChatPlatform.Knowledge.Chunking;

/// <summary>Puts blocks together to passages.</summary>
internal sealed class PassageBuilder(HeadingPath path)
{
    private readonly List<(string Text, string? Anchor)> _lines = [];

    /// <summary>Headings that no text has followed yet.</summary>
    private readonly List<Block> _bare = [];

    private string _heading = "";
    private string? _anchor;
    private bool _endsWithTerm;

    /// <summary>Of tokens, what stands between the lines included: rounded line by line, many would make a passage too large.</summary>
    private int _quarters;

    public List<Passage> Passages { get; } = [];

    public int Tokens => TokenEstimate.Whole(_quarters);

    /// <param name="startsPassage">Whether what follows belongs to a passage of its own.</param>
    public void Enter(Block heading, bool startsPassage)
    {
        // A heading with nothing under it is text itself.
        foreach (var bare in _bare.Where(bare => bare.Level >= heading.Level))
        {
            Write(bare.Text, bare.Anchor);
        }

        _bare.RemoveAll(bare => bare.Level >= heading.Level);
        if (startsPassage)
        {
            Close();
        }

        path.Enter(heading);
        _bare.Add(heading);
    }

    public void Add(string text, Block block)
    {
        if (_lines.Count > 0)
        {
            WriteBare();
        }

        _bare.Clear();
        Write(block.Kind == BlockKind.ListItem ? "- " + text : text, block.Anchor);
        _endsWithTerm = block.Kind == BlockKind.Term;
    }

    /// <summary>Begins the next passage because this one is full.</summary>
    /// <param name="columns">The names of the columns, when a table goes on.</param>
    public void Continue(string? columns)
    {
        var carried = Carried(columns);
        Close();
        if (carried.Text.Length > 0)
        {
            Write(carried.Text, carried.Anchor);
        }
    }

    /// <summary>Ends the passage, if there is one.</summary>
    public void Close()
    {
        if (_lines.Count > 0)
        {
            Passages.Add(new Passage(_heading, _anchor, string.Join('\n', _lines.Select(line => line.Text))));
        }

        _lines.Clear();
        _endsWithTerm = false;
        _quarters = 0;
    }

    public void Finish()
    {
        WriteBare();
        Close();
    }

    /// <summary>What the next passage begins with: a term that awaits its definition, column names, or the last words.</summary>
    private (string Text, string? Anchor) Carried(string? columns)
    {
        if (_bare.Count > 0 || _lines.Count == 0)
        {
            return ("", null);
        }

        var last = _lines[^1];
        if (_endsWithTerm && _lines.Count > 1)
        {
            _lines.RemoveAt(_lines.Count - 1);
            return last;
        }

        return columns is not null
            ? (TokenEstimate.Of(columns) <= 2 * Chunker.OverlapTokens ? columns : "", null)
            : (TextSplitter.LastSentence(last.Text, Chunker.OverlapTokens), null);
    }

    private void WriteBare() => _bare.ForEach(bare => Write(bare.Text, bare.Anchor));

    private void Write(string line, string? anchor)
    {
        if (_lines.Count == 0)
        {
            _heading = path.ToString();
            _anchor = anchor ?? path.Anchor;
        }

        _quarters += TokenEstimate.Quarters(line) + (_lines.Count > 0 ? 1 : 0);
        _lines.Add((line, anchor));
    }
}
