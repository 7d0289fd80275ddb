using ChatPlatform.Sessions;

namespace ChatPlatform.Desk;

/// <summary>What one watcher at the desk has seen of what no visitor does.</summary>
internal sealed class DeskReader(SessionNotes notes, TypingSign visitor)
{
    private int _seen;
    private bool _typing;

    /// <summary>All that changed since the last call.</summary>
    public IEnumerable<SessionEvent> ReadNew()
    {
        while (_seen < notes.Count)
        {
            yield return new NoteEvent(notes[_seen++]);
        }

        if (_typing != visitor.IsOn)
        {
            _typing = visitor.IsOn;
            yield return new VisitorTypingEvent(_typing);
        }
    }
}
