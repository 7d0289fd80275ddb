using System.Collections.Immutable;
using ChatPlatform.Sessions;

namespace ChatPlatform.Storage.Conversations;

/// <summary>
/// Sessions, their messages, and what each turn used. Written by the session's grain alone, which is
/// what makes reading once and then keeping in memory right.
/// </summary>
public interface IConversationStore
{
    /// <returns>The session with all its messages in order; null when there is none.</returns>
    Task<SessionTranscript?> LoadAsync(string tenantId, string sessionId, CancellationToken cancellationToken);

    /// <summary>
    /// Stores messages that were accepted together, and the session if this is its first. All or nothing.
    /// </summary>
    /// <exception cref="ChatException">
    /// <c>conflict</c>: one of the sequence numbers, client message ids or answered messages is taken, or who answers has
    /// changed: someone else has written this session since it was read.
    /// </exception>
    Task AppendAsync(string tenantId, SessionHeader session, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken);

    /// <summary>
    /// Changes who answers, and stores the messages that say so. Of those who would change it at a time one does. An agent
    /// who takes a session ends every reply in it that has no end, so that no other activation can go on with one. All or
    /// nothing.
    /// </summary>
    /// <param name="session">As it is from here on; its handover has the number after the one that was read.</param>
    /// <inheritdoc cref="AppendAsync" path="/exception"/>
    Task HandOverAsync(string tenantId, SessionHeader session, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken);

    /// <summary>Keeps what has been written of a reply in flight.</summary>
    /// <returns>
    /// false, and nothing is changed, when the reply is final, stands at a higher revision or is gone: someone else
    /// has gone on with it.
    /// </returns>
    Task<bool> CheckpointAsync(string tenantId, string messageId, int revision, string text, CancellationToken cancellationToken);

    /// <summary>
    /// Ends a reply: text, status, citations and usage in one transaction, the usage once whatever happens. What was set
    /// aside for it is free again; see <see cref="IUsageStore"/>.
    /// </summary>
    /// <param name="usage">null when nothing was used.</param>
    /// <returns>
    /// true also when the reply ended before in this text and status, as after an unknown outcome. false, and nothing
    /// is changed, when it ended otherwise, stands at a higher revision or is gone.
    /// </returns>
    Task<bool> CompleteAsync(string tenantId, SessionHeader session, ChatMessage reply, TurnUsage? usage, CancellationToken cancellationToken);

    Task RateAsync(string tenantId, string messageId, Rating rating, string? comment, CancellationToken cancellationToken);

    /// <summary>Removes the session and its messages; what it used stays counted, without a word of whose it was.</summary>
    Task DeleteAsync(string tenantId, string sessionId, CancellationToken cancellationToken);

    /// <summary>Every session's id, in an order in which none is missed that is there from beginning to end.</summary>
    /// <param name="after">The last one seen; "" for the first.</param>
    Task<IReadOnlyList<string>> ListIdsAsync(string tenantId, string after, int limit, CancellationToken cancellationToken);

    /// <summary>Sessions that were last active before the given time, the longest silent first.</summary>
    Task<IReadOnlyList<string>> ListSilentAsync(string tenantId, DateTimeOffset since, int limit, CancellationToken cancellationToken);

    /// <summary>Sessions of the visitor, oldest first: those that were given this name, and the one of this id that was given none.</summary>
    Task<IReadOnlyList<string>> ListByVisitorAsync(string tenantId, string visitor, CancellationToken cancellationToken);

    /// <summary>The most recently active first.</summary>
    /// <exception cref="ChatException"><c>invalid_request</c>: not a cursor of this list.</exception>
    Task<Page<SessionSummary>> ListAsync(string tenantId, SessionFilter filter, string? cursor, int limit, CancellationToken cancellationToken);

    /// <returns>What the reply used; null when it used nothing or is not there.</returns>
    Task<TurnUsage?> FindUsageAsync(string tenantId, string messageId, CancellationToken cancellationToken);

    /// <summary>What the tenant used from (inclusive) to (exclusive), a row a day (UTC), bot and model, oldest first.</summary>
    Task<ImmutableArray<UsageRow>> ReadUsageAsync(string tenantId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}
