using System.Collections.Immutable;
using System.Text;

namespace ChatPlatform.Sessions;

/// <summary>A message of an active conversation; a reply in flight grows in place.</summary>
internal sealed class LiveMessage(ChatMessage message)
{
    private readonly StringBuilder _text = new(message.Text);
    private ChatMessage _message = message;

    public string Id => _message.Id;

    public int Revision => _message.Revision;

    public MessageRole Role => _message.Role;

    public string? ReplyTo => _message.ReplyTo;

    public string? ClientMessageId => _message.ClientMessageId;

    public MessageStatus Status => _message.Status;

    public bool IsFinal => _message.IsFinal;

    public ImmutableArray<Citation> Citations => _message.Citations;

    public int Length => _text.Length;

    /// <summary>Why a reply failed, for those who watch it happen.</summary>
    public ErrorEvent? Error { get; set; }

    public ChatMessage Snapshot() => _message with { Text = _text.ToString() };

    public string TextFrom(int offset) => _text.ToString(offset, _text.Length - offset);

    public void Append(string text) => _text.Append(text);

    /// <summary>Begins the text anew: what was seen of it no longer holds.</summary>
    public void Restart()
    {
        _text.Clear();
        _message = _message with { Revision = _message.Revision + 1 };
    }

    public void Finish(MessageStatus status, ImmutableArray<Citation> citations, ImmutableArray<RetrievedPassage>? retrieval = null) =>
        _message = _message with { Status = status, Citations = citations, Retrieval = retrieval };

    public void Rate(Rating rating, string? comment) => _message = _message with { Rating = rating, RatingComment = comment };
}
