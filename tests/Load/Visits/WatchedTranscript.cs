using System.Text.Json.Nodes;
using ChatPlatform.Load.Checks;

namespace ChatPlatform.Load.Visits;

/// <summary>
/// A session as its events tell it, put together as the widget does. An event that does not fit is a finding:
/// a delta that leaves a gap or repeats, an event of a message that was never announced.
/// </summary>
internal sealed class WatchedTranscript(string name, Findings findings)
{
    private readonly Lock _lock = new();
    private readonly List<WatchedMessage> _messages = [];

    /// <summary>Where to go on after a break; null for the beginning.</summary>
    public object? Cursor
    {
        get
        {
            lock (_lock)
            {
                return _messages is [.., var last] ? new { message_id = last.Id, offset = last.Text.Length, revision = last.Revision } : null;
            }
        }
    }

    /// <summary>As they stand, in the order told. Not to be read while events come.</summary>
    public IReadOnlyList<WatchedMessage> Messages => _messages;

    /// <returns>The message that the event changed; null when it is about none.</returns>
    public WatchedMessage? Apply(JsonNode change)
    {
        lock (_lock)
        {
            switch (change["type"]!.GetValue<string>())
            {
                case "message":
                    return Announce(change);
                case "delta":
                    return Append(change);
                case "reset" when Known(change) is { } message:
                    message.Text.Clear();
                    message.Revision = change["revision"]!.GetValue<int>();
                    return message;
                case "completed" when Known(change) is { } message:
                    message.Status = change["status"]!.GetValue<string>();
                    return message;
                default:
                    return null;
            }
        }
    }

    /// <returns>How the reply ended; null while it has not.</returns>
    public string? StatusOf(string id)
    {
        lock (_lock)
        {
            return Find(id)?.Status;
        }
    }

    public WatchedMessage? Find(string? id) => _messages.Find(message => message.Id == id);

    private WatchedMessage Announce(JsonNode change)
    {
        var id = change["message_id"]!.GetValue<string>();
        var message = Find(id);
        if (message is null)
        {
            message = new WatchedMessage(id, change["role"]!.GetValue<string>());
            _messages.Add(message);
        }

        message.ReplyTo = change["reply_to"]?.GetValue<string>();
        message.ClientId = change["client_message_id"]?.GetValue<string>();
        message.Revision = change["revision"]!.GetValue<int>();
        message.Text.Clear().Append(change["text"]!.GetValue<string>());
        return message;
    }

    private WatchedMessage? Append(JsonNode change)
    {
        if (Known(change) is not { } message)
        {
            return null;
        }

        var offset = change["offset"]!.GetValue<int>();
        if (offset != message.Text.Length)
        {
            findings.Add($"{name}: message {message.Id}: a delta at {offset} where the watcher has {message.Text.Length} characters");
        }

        message.Text.Append(change["text"]!.GetValue<string>());
        return message;
    }

    private WatchedMessage? Known(JsonNode change)
    {
        var id = change["message_id"]!.GetValue<string>();
        var message = Find(id);
        if (message is null)
        {
            findings.Add($"{name}: {change["type"]} of message {id}, which was never announced");
        }

        return message;
    }
}
