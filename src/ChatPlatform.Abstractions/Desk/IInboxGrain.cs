using Orleans;
using Orleans.Concurrency;

namespace ChatPlatform.Desk;

/// <summary>
/// A tenant's desk: which conversations wait for a person or are with one, who is there to answer, and which visitors are.
/// Who answers a conversation is the session's own affair; here it is read from where that has stored it. Key: the tenant id.
/// </summary>
public interface IInboxGrain : IGrainWithStringKey
{
    [AlwaysInterleave]
    Task<DeskSnapshot> GetSnapshot();

    /// <summary>The desk at once and again after every change, until cancelled. While it is open the agent counts as present.</summary>
    /// <exception cref="ChatException"><c>unavailable</c>: the grain leaves this node; watch again.</exception>
    IAsyncEnumerable<DeskSnapshot> Watch(Agent agent, CancellationToken cancellationToken = default);

    /// <summary>A session at the desk has changed.</summary>
    [AlwaysInterleave]
    Task Changed();

    /// <summary>A sign of life of an agent who may be watching nothing.</summary>
    [AlwaysInterleave]
    Task Seen(Agent agent);

    /// <summary>A visitor whose conversation is at the desk has come or gone.</summary>
    [AlwaysInterleave]
    Task VisitorSeen(string sessionId, bool online);

    /// <param name="userId">null: whoever it is.</param>
    /// <returns>An agent who is watching; null when there is none.</returns>
    [AlwaysInterleave]
    Task<Agent?> FindPresent(string? userId = null);

    /// <summary>Puts conversations back in the queue whose agents have been away for too long.</summary>
    Task Wake();
}
