using System.Collections.Immutable;
using Orleans;

namespace ChatPlatform.Sources;

/// <param name="Type"><see cref="SourceType.Site"/> follows links from the URL; <see cref="SourceType.Page"/> reads it alone.</param>
/// <param name="Url">http or https, absolute.</param>
/// <param name="MaxPages">1 to 50,000.</param>
/// <param name="Include">Path globs ('*' any run of characters) of which a page must match one; empty: all.</param>
/// <param name="Exclude">Path globs of which a page may match none.</param>
[GenerateSerializer]
public sealed record SourceSpec(
    SourceType Type,
    string Url,
    int MaxPages,
    ImmutableArray<string> Include,
    ImmutableArray<string> Exclude);
