using ChatPlatform.Knowledge.Extraction;

namespace ChatPlatform.Knowledge.Chunking;

/// <summary>The headings that stand above a place in a page.</summary>
internal sealed class HeadingPath(string title)
{
    private readonly List<Block> _headings = [];

    /// <summary>The anchor of the nearest heading that has one.</summary>
    public string? Anchor => _headings.FindLast(heading => heading.Anchor is not null)?.Anchor;

    public void Enter(Block heading)
    {
        _headings.RemoveAll(above => above.Level >= heading.Level);
        _headings.Add(heading);
    }

    /// <summary>Without the page's title, which stands beside it.</summary>
    public override string ToString() => string.Join(" › ", _headings.Select(heading => heading.Text).SkipWhile(text => text == title));
}
