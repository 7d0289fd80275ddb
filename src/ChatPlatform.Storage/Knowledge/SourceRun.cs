using ChatPlatform.Sources;

namespace ChatPlatform.Storage.Knowledge;

/// <summary>How far the last run of a source is.</summary>
/// <param name="Number">0 before the first run, then counting up.</param>
/// <param name="Error">Why the run failed, as a sentence; null otherwise.</param>
public sealed record SourceRun(
    int Number,
    SourceState State,
    PageCounts Pages,
    string? Error,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt)
{
    public static SourceRun None { get; } = new(0, SourceState.Queued, PageCounts.None, null, null, null);
}
