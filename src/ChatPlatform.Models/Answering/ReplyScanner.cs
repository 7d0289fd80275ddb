using System.Globalization;
using System.Text;

namespace ChatPlatform.Models.Answering;

/// <summary>
/// Reads a reply character by character, so that how a model cuts it into deltas cannot matter. It
/// takes out the sign for "unanswered" and citations of passages that do not exist, writes those that
/// remain as [1][2], trims the reply's ends, and leaves code alone. A character is held back only while
/// it can still become part of such a sign or be trimmed.
/// </summary>
internal sealed class ReplyScanner(int passageCount)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _held = new();
    private readonly StringBuilder _token = new();
    private readonly CodeTracker _code = new();
    private int _taken;

    /// <summary>All text released so far.</summary>
    public string Text => _text.ToString();

    public List<CitationMark> Marks { get; } = [];

    /// <summary>The reply began with the sign, or held it and cites nothing.</summary>
    public bool IsUnanswered => BeganWithSign || (SawSign && Marks.Count == 0);

    private bool SawSign { get; set; }

    private bool BeganWithSign { get; set; }

    /// <summary>What may be shown after this delta: possibly "".</summary>
    public string Push(string delta)
    {
        foreach (var character in delta)
        {
            Read(character);
        }

        return Take();
    }

    /// <summary>The rest, once the model has ended.</summary>
    public string Finish()
    {
        while (_token.Length > 0)
        {
            GiveUpToken();
        }

        _held.Clear();
        return Take();
    }

    private string Take()
    {
        var fresh = _text.ToString(_taken, _text.Length - _taken);
        _taken = _text.Length;
        return fresh;
    }

    private void Read(char character)
    {
        if (_token.Length > 0)
        {
            ReadInToken(character);
            return;
        }

        _code.Read(character);
        if (character is ('[' or '【') && !_code.IsInside)
        {
            _token.Append(character);
        }
        else
        {
            Release(character);
        }
    }

    private void ReadInToken(char character)
    {
        _token.Append(character);
        var token = _token.ToString();
        switch (ReplyToken.Match(token, passageCount, out var indices))
        {
            case ReplyToken.State.Partial:
                break;
            case ReplyToken.State.Sign:
                _token.Clear();
                BeganWithSign |= _text.Length == 0;
                SawSign = true;
                DropHeldSpaces();
                break;
            case ReplyToken.State.Citation:
                _token.Clear();
                Cite(indices);
                break;
            default:
                GiveUpToken();
                break;
        }
    }

    /// <summary>The token's first character was only that; what follows it may begin another.</summary>
    private void GiveUpToken()
    {
        var characters = _token.ToString();
        _token.Clear();
        Release(characters[0]);
        foreach (var character in characters.AsSpan(1))
        {
            Read(character);
        }
    }

    private void Cite(IReadOnlyList<int> indices)
    {
        if (indices.Count == 0)
        {
            DropHeldSpaces();
            return;
        }

        ReleaseHeld();
        foreach (var index in indices)
        {
            Marks.Add(new CitationMark(index, _text.Length));
            _text.Append(CultureInfo.InvariantCulture, $"[{index}]");
        }
    }

    private void Release(char character)
    {
        if (char.IsWhiteSpace(character))
        {
            _held.Append(character);
            return;
        }

        ReleaseHeld();
        _text.Append(character);
    }

    private void ReleaseHeld()
    {
        if (_text.Length > 0)
        {
            _text.Append(_held);
        }

        _held.Clear();
    }

    /// <summary>"so [9]." becomes "so.", not "so ."; a line break before the sign stays.</summary>
    private void DropHeldSpaces()
    {
        while (_held.Length > 0 && _held[^1] is (' ' or '\u00A0'))
        {
            _held.Length--;
        }
    }
}
