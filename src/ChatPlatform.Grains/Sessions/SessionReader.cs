namespace ChatPlatform.Sessions;

/// <summary>
/// One watcher's place in a conversation. It passes a message only when that is final, so that "this
/// message, this far" says all that a reconnecting watcher needs to say.
/// </summary>
internal sealed class SessionReader
{
    private readonly Conversation _conversation;
    private int _index;
    private int _offset;
    private int _revision;
    private bool _announced;
    private StateEvent? _state;

    public SessionReader(Conversation conversation, WatchCursor? cursor)
    {
        _conversation = conversation;
        if (cursor is not null && conversation.IndexOf(cursor.MessageId) is >= 0 and var index)
        {
            _index = index;
            _announced = true;
            _revision = cursor.Revision;

            // More than there is was never sent: the cursor is from a text that a crash took back.
            var fits = cursor.Offset >= 0 && cursor.Offset <= conversation[index].Length;
            _offset = fits ? cursor.Offset : 0;
            _revision = fits ? cursor.Revision : -1;
        }
    }

    /// <summary>All that changed since the last call.</summary>
    public IEnumerable<SessionEvent> ReadNew()
    {
        if (_state != _conversation.State)
        {
            yield return _state = _conversation.State;
        }

        while (_index < _conversation.Count)
        {
            var message = _conversation[_index];
            if (_announced && _revision != message.Revision)
            {
                yield return new ResetEvent(message.Id, message.Revision);
                _announced = false;
            }

            if (!_announced)
            {
                var snapshot = message.Snapshot();
                (_announced, _offset, _revision) = (true, snapshot.Text.Length, snapshot.Revision);
                yield return new MessageEvent(
                    snapshot.Id, snapshot.Role, snapshot.Status, snapshot.Text, snapshot.Revision,
                    snapshot.ClientMessageId, snapshot.ReplyTo, snapshot.Rating, snapshot.CreatedAt, snapshot.Author);
            }
            else if (message.Length > _offset)
            {
                var text = message.TextFrom(_offset);
                var delta = new DeltaEvent(message.Id, _offset, text, message.Revision);
                _offset += text.Length;
                yield return delta;
            }

            if (!message.IsFinal)
            {
                yield break;
            }

            if (_offset < message.Length)
            {
                // It grew while the consumer held the last event.
                continue;
            }

            if (!message.Citations.IsEmpty)
            {
                yield return new CitationsEvent(message.Id, message.Citations);
            }

            if (message.Error is not null)
            {
                yield return message.Error;
            }

            if (message.Role != MessageRole.Visitor)
            {
                yield return new CompletedEvent(message.Id, message.Status);
            }

            (_index, _offset, _announced) = (_index + 1, 0, false);
        }
    }
}
