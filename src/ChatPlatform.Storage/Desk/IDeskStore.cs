using System.Collections.Immutable;
using ChatPlatform.Desk;

namespace ChatPlatform.Storage.Desk;

/// <summary>What people of a tenant see and keep beside conversations. Who answers a session stands in the session itself.</summary>
public interface IDeskStore
{
    /// <summary>Sessions that wait or are with an agent; those that wait first, the longest waiting of them first.</summary>
    /// <returns>Without a word of who is online, which no store knows.</returns>
    Task<ImmutableArray<DeskItem>> ListAsync(string tenantId, int limit, CancellationToken cancellationToken);

    /// <exception cref="ChatException"><c>session_not_found</c>.</exception>
    Task AddNoteAsync(string tenantId, string sessionId, Note note, CancellationToken cancellationToken);

    /// <summary>A session's notes, oldest first.</summary>
    Task<ImmutableArray<Note>> ListNotesAsync(string tenantId, string sessionId, CancellationToken cancellationToken);

    /// <summary>Every note of the tenant's, in an order in which none is missed that is there from beginning to end.</summary>
    /// <param name="after">The id of the last one seen; "" for the first.</param>
    Task<ImmutableArray<SessionNote>> ReadNotesAsync(string tenantId, string after, int limit, CancellationToken cancellationToken);
}
