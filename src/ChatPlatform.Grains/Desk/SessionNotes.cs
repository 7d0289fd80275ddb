using ChatPlatform.Sessions;
using ChatPlatform.Storage.Desk;

namespace ChatPlatform.Desk;

/// <summary>A session's notes, read when somebody at the desk looks.</summary>
/// <param name="changed">Told when there is one more.</param>
internal sealed class SessionNotes(SessionKey key, IDeskStore store, TimeProvider time, Action changed)
{
    private readonly List<Note> _notes = [];

    public int Count => _notes.Count;

    public Note this[int index] => _notes[index];

    public async Task Load(CancellationToken cancellationToken)
    {
        var stored = await store.ListNotesAsync(key.TenantId, key.SessionId, cancellationToken);

        // Who watches has seen those that are known: new ones come after them.
        _notes.AddRange(stored.ExceptBy(_notes.Select(note => note.Id), note => note.Id));
    }

    public async Task<Note> Add(Agent author, string text)
    {
        var now = time.GetUtcNow();
        var note = new Note(Guid.CreateVersion7(now).ToString("N"), author, MessageRules.CheckedText(text, Note.MaxTextLength), now);
        await store.AddNoteAsync(key.TenantId, key.SessionId, note, CancellationToken.None);
        if (!_notes.Exists(known => known.Id == note.Id))
        {
            _notes.Add(note);
        }

        changed();
        return note;
    }
}
