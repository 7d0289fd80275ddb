using Orleans;

namespace ChatPlatform.Sessions;

/// <summary>
/// A conversation: its history, the turn in flight, who answers. Key: see <see cref="SessionKey"/>.
/// The reply runs in the grain, not in a caller's connection; every onlooker watches by cursor.
/// </summary>
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>
    /// Stores the visitor's message and starts the reply. Returns once the message is stored. The same
    /// client message id again returns the same receipt and starts nothing.
    /// </summary>
    /// <exception cref="ChatException">
    /// <c>message_empty</c>, <c>message_too_long</c>, <c>client_message_id_invalid</c>,
    /// <c>client_message_id_reused</c> (another text under a known id), <c>too_many_pending</c>, and
    /// whatever the tenant refuses.
    /// </exception>
    Task<SendReceipt> Send(VisitorMessage message);

    /// <summary>
    /// All that is new since the cursor, then what comes, until cancelled. null: from the beginning.
    /// A slow reader gets one larger delta, never a queue. It ends when the conversation is removed.
    /// </summary>
    /// <exception cref="ChatException"><c>unavailable</c>: the conversation leaves this node; watch again with the last cursor.</exception>
    IAsyncEnumerable<SessionEvent> Watch(WatchCursor? cursor, CancellationToken cancellationToken = default);

    /// <summary>Ends the reply in flight and keeps what was written. Nothing happens when it has ended.</summary>
    /// <exception cref="ChatException"><c>message_not_found</c>.</exception>
    Task Stop(string messageId);

    /// <exception cref="ChatException"><c>message_not_found</c>.</exception>
    Task Rate(string messageId, Rating rating, string? comment);

    /// <summary>The visitor asks for a person.</summary>
    Task RequestHuman();

    /// <summary>Has replies that a crash left without an end answered, if nobody else would ask for the session.</summary>
    Task Wake();

    /// <returns>null when nothing was ever said in it.</returns>
    Task<SessionTranscript?> GetTranscript();

    /// <summary>Removes the conversation; watchers end.</summary>
    Task Delete();

    /// <summary>Drops what is in memory of a conversation that has been removed with its tenant; watchers end.</summary>
    Task Forget();
}
