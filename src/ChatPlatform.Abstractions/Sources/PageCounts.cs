using Orleans;

namespace ChatPlatform.Sources;

/// <param name="Found">URLs in the ledger of this run.</param>
/// <param name="Fetched">Answered by the site in this run, unchanged ones included.</param>
[GenerateSerializer]
public sealed record PageCounts(int Found, int Fetched, int Indexed, int Unchanged, int Skipped, int Failed)
{
    public static PageCounts None { get; } = new(0, 0, 0, 0, 0, 0);
}
