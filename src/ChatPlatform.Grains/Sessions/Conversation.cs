using System.Collections.Immutable;
using ChatPlatform.Storage.Conversations;

namespace ChatPlatform.Sessions;

/// <summary>What a session holds in memory: who answers, and the messages in order. It knows no storage and no time.</summary>
internal sealed class Conversation
{
    private readonly List<LiveMessage> _messages = [];
    private readonly Dictionary<string, int> _indexById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Text, SendReceipt Receipt)> _receipts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Text, string Id)> _agentMessages = new(StringComparer.Ordinal);

    public static Conversation Empty => new();

    /// <summary>null until the first message is stored.</summary>
    public SessionHeader? Header { get; private set; }

    public StateEvent State { get; private set; } = new(Answerer.Bot, AgentName: null, Typing: false);

    public int Count => _messages.Count;

    public int NextSequence => _messages.Count + 1;

    public IEnumerable<LiveMessage> Unfinished => _messages.Where(message => !message.IsFinal);

    public LiveMessage this[int index] => _messages[index];

    public static Conversation From(SessionTranscript transcript)
    {
        var conversation = new Conversation
        {
            State = new StateEvent(transcript.Answerer, transcript.Handover?.Agent?.Name, Typing: false),
            Header = new SessionHeader(
                transcript.SessionId, transcript.BotId, transcript.Origin, transcript.Answerer, transcript.CreatedAt, transcript.UpdatedAt, transcript.Visitor,
                transcript.Handover),
        };
        conversation.Add(transcript.Messages);
        return conversation;
    }

    /// <summary>What was stored. An agent's coming ends every reply that has no end, as it does in the store.</summary>
    public void Accept(SessionHeader header, IReadOnlyList<ChatMessage> messages)
    {
        Header = header;
        State = State with { Answerer = header.Answerer, AgentName = header.Handover?.Agent?.Name };
        Add(messages);
        if (header.Answerer == Answerer.Agent)
        {
            foreach (var reply in Unfinished)
            {
                reply.Finish(MessageStatus.Stopped, []);
            }
        }
    }

    public void Touch(DateTimeOffset now) => Header = Header! with { UpdatedAt = now };

    public void ShowTyping(bool agentTypes) => State = State with { Typing = agentTypes };

    public SendReceipt? ReceiptOf(string clientMessageId, out string? text)
    {
        var known = _receipts.TryGetValue(clientMessageId, out var sent);
        text = sent.Text;
        return known ? sent.Receipt : null;
    }

    /// <returns>The stored message of an agent under this id; null when there is none.</returns>
    public (string Text, string Id)? AgentMessageOf(string clientMessageId) =>
        _agentMessages.TryGetValue(clientMessageId, out var known) ? known : null;

    public int IndexOf(string? messageId) => messageId is null ? -1 : _indexById.GetValueOrDefault(messageId, -1);

    /// <exception cref="ChatException"><c>message_not_found</c>.</exception>
    public LiveMessage Require(string? messageId) =>
        IndexOf(messageId) is >= 0 and var index
            ? _messages[index]
            : throw new ChatException(ErrorCodes.MessageNotFound, "There is no such message in this conversation.");

    /// <summary>The finished messages before the given one, oldest first.</summary>
    public ImmutableArray<ChatMessage> HistoryBefore(string messageId, int most)
    {
        var end = IndexOf(messageId);
        return [.. _messages.Take(end).Where(message => message.IsFinal).TakeLast(most).Select(message => message.Snapshot())];
    }

    public SessionTranscript? ToTranscript() =>
        Header is null
            ? null
            : new SessionTranscript(
                Header.Id, Header.BotId, Header.Origin, Header.Answerer, Header.CreatedAt, Header.UpdatedAt,
                [.. _messages.Select(message => message.Snapshot())],
                Header.Visitor,
                Header.Handover);

    private void Add(IEnumerable<ChatMessage> messages)
    {
        foreach (var message in messages)
        {
            _indexById[message.Id] = _messages.Count;
            _messages.Add(new LiveMessage(message));
            Remember(message);
        }
    }

    private void Remember(ChatMessage message)
    {
        if (message is { Role: MessageRole.Agent, ClientMessageId: { } sent })
        {
            _agentMessages[sent] = (message.Text, message.Id);
        }
        else if (message.ClientMessageId is { } asked)
        {
            _receipts[asked] = (message.Text, new SendReceipt(message.Id, ReplyId: null));
        }
        else if (IndexOf(message.ReplyTo) is >= 0 and var question && _messages[question].ClientMessageId is { } answered)
        {
            _receipts[answered] = _receipts[answered] with { Receipt = new SendReceipt(message.ReplyTo!, message.Id) };
        }
    }
}
