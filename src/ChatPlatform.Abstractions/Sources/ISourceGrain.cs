using Orleans;

namespace ChatPlatform.Sources;

/// <summary>
/// A source of knowledge: its specification, the run in progress and its counts. One run at a time;
/// a run that a crash ended is taken up again. Key: tenant id "/" source id.
/// </summary>
public interface ISourceGrain : IGrainWithStringKey
{
    /// <summary>Stores the source and queues its first run.</summary>
    /// <exception cref="ChatException"><c>url_not_allowed</c>, <c>invalid_request</c>.</exception>
    Task<SourceStatus> Create(SourceSpec spec);

    /// <returns>null when there is no such source.</returns>
    Task<SourceStatus?> GetStatus();

    /// <summary>Reads the source again; unchanged pages are not indexed anew.</summary>
    /// <exception cref="ChatException"><c>source_not_found</c>, <c>source_busy</c>.</exception>
    Task<SourceStatus> Sync();

    /// <summary>Ends the run in progress; what was indexed stays.</summary>
    /// <exception cref="ChatException"><c>source_not_found</c>.</exception>
    [ResponseTimeout("00:01:00")]
    Task<SourceStatus> Cancel();

    /// <summary>Removes the source, its ledger, documents and chunks.</summary>
    /// <exception cref="ChatException"><c>source_not_found</c>.</exception>
    [ResponseTimeout("00:02:00")]
    Task Delete();
}
