using Orleans;

namespace ChatPlatform.Sources;

/// <summary>A row of the page ledger.</summary>
/// <param name="Reason">A sentence; null for a page that was indexed or found unchanged.</param>
[GenerateSerializer]
public sealed record PageEntry(
    string Url,
    PageState State,
    string? Reason,
    string? Title,
    int? HttpStatus,
    int Chunks,
    DateTimeOffset? ReadAt);
