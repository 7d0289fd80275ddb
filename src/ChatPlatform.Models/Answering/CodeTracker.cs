namespace ChatPlatform.Models.Answering;

/// <summary>
/// Whether the character just read of a Markdown text stands in code: a fenced block, or a span between
/// backticks on one line. A backtick that nothing closes counts until its line ends.
/// </summary>
internal sealed class CodeTracker
{
    private int _run;
    private char _runOf;
    private bool _runAtLineStart;
    private bool _lineIsBlankSoFar = true;
    private (char Of, int Length) _fence;
    private int _span;

    /// <summary>After a character that is neither a backtick nor a tilde; those may still be opening something.</summary>
    public bool IsInside => _fence.Length > 0 || _span > 0;

    public void Read(char character)
    {
        if (character is '`' or '~')
        {
            if (_run > 0 && _runOf != character)
            {
                EndRun();
            }

            _runAtLineStart = _run == 0 ? _lineIsBlankSoFar : _runAtLineStart;
            _runOf = character;
            _run++;
            _lineIsBlankSoFar = false;
            return;
        }

        EndRun();
        if (character == '\n')
        {
            _span = 0;
            _lineIsBlankSoFar = true;
        }
        else if (!char.IsWhiteSpace(character))
        {
            _lineIsBlankSoFar = false;
        }
    }

    private void EndRun()
    {
        var length = _run;
        _run = 0;
        if (length == 0)
        {
            return;
        }

        if (_fence.Length > 0)
        {
            if (_runAtLineStart && _runOf == _fence.Of && length >= _fence.Length)
            {
                _fence = default;
            }
        }
        else if (_runAtLineStart && length >= 3)
        {
            _fence = (_runOf, length);
        }
        else if (_runOf == '`')
        {
            _span = _span == 0 ? length : _span == length ? 0 : _span;
        }
    }
}
