using Orleans;

namespace ChatPlatform.Sources;

/// <param name="Chunks">Indexed from this source now.</param>
/// <param name="Error">Why the run failed, as a sentence; null otherwise.</param>
[GenerateSerializer]
public sealed record SourceStatus(
    string Id,
    SourceType Type,
    string Url,
    SourceState Status,
    PageCounts Pages,
    int Chunks,
    string? Error,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt);
