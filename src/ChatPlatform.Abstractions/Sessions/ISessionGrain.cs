using ChatPlatform.Desk;
using Orleans;
using Orleans.Concurrency;

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

    /// <summary>The visitor asks for a person: the conversation waits for one, if the bot hands over. Nothing happens when it does already.</summary>
    /// <exception cref="ChatException"><c>handover_off</c>, and whatever the tenant refuses.</exception>
    Task RequestHuman(HumanRequest request);

    /// <summary>What the visitor sees, and besides it notes and the visitor's typing.</summary>
    /// <inheritdoc cref="Watch"/>
    IAsyncEnumerable<SessionEvent> WatchAtDesk(WatchCursor? cursor, CancellationToken cancellationToken = default);

    /// <summary>The agent answers from here on, the bot no more. Nothing happens when the agent has it already.</summary>
    /// <exception cref="ChatException"><c>session_not_found</c>; <c>taken</c>, by whom the message says.</exception>
    Task Take(Agent agent);

    /// <summary>Stores an agent's message. The same client message id again returns the same id and stores nothing.</summary>
    /// <returns>The message's id.</returns>
    /// <exception cref="ChatException">
    /// <c>not_yours</c>: the agent does not have the conversation; <c>message_empty</c>, <c>message_too_long</c>,
    /// <c>client_message_id_invalid</c>, <c>client_message_id_reused</c>.
    /// </exception>
    Task<string> Reply(AgentMessage message);

    /// <summary>The bot answers from here on. Nothing happens when it does already.</summary>
    /// <exception cref="ChatException"><c>session_not_found</c>; <c>not_yours</c>.</exception>
    Task HandBack(Agent agent);

    /// <summary>Another agent answers from here on, or, for null, whoever takes it from the queue.</summary>
    /// <exception cref="ChatException"><c>session_not_found</c>; <c>not_yours</c>.</exception>
    Task Transfer(Agent agent, Agent? to);

    /// <summary>Ends what there was to do for people; the visitor's next message goes to the bot. Nothing happens when it does already.</summary>
    /// <exception cref="ChatException"><c>session_not_found</c>; <c>not_yours</c>.</exception>
    Task Close(Agent agent);

    /// <summary>The agent has been away for too long: the conversation waits again, if it is still the agent's.</summary>
    Task Requeue(string agentId);

    /// <exception cref="ChatException"><c>session_not_found</c>, <c>message_empty</c>, <c>message_too_long</c>.</exception>
    Task<Note> AddNote(Agent author, string text);

    /// <summary>Somebody writes, or has stopped. It ends by itself after some seconds, or with a message.</summary>
    /// <param name="agentId">null: the visitor. Of an agent who does not have the conversation it is not told.</param>
    [AlwaysInterleave]
    Task SetTyping(string? agentId, bool typing);

    /// <returns>Whether the visitor watches.</returns>
    [AlwaysInterleave]
    Task<bool> IsVisitorThere();

    /// <summary>Has replies that a crash left without an end answered, if nobody else would ask for the session.</summary>
    Task Wake();

    /// <returns>null when nothing was ever said in it.</returns>
    Task<SessionTranscript?> GetTranscript();

    /// <summary>Removes the conversation; watchers end.</summary>
    Task Delete();

    /// <summary>Drops what is in memory of a conversation that has been removed with its tenant; watchers end.</summary>
    Task Forget();
}
