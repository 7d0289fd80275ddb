namespace ChatPlatform.Storage;

/// <summary>What every tenant has left undone, for whoever wakes it after a crash or a restart.</summary>
public interface IUnfinishedWork
{
    /// <summary>Sessions with a reply that has no end, and sources whose run is queued or running. In no order.</summary>
    /// <param name="olderThan">Only replies that were begun, and sources that were added, at this time or before.</param>
    /// <remarks>
    /// It names ids and nothing else, and is the one thing in the storage layer that looks across tenants. What cannot be
    /// reached at the moment is left out and logged.
    /// </remarks>
    IAsyncEnumerable<UnfinishedItem> ListAsync(DateTimeOffset olderThan, CancellationToken cancellationToken);
}
