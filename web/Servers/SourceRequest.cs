using System.Collections.Immutable;
using ChatPlatform.Sources;

namespace ChatPlatform.Web.Servers;

/// <param name="Type">"site" follows links from the URL, "page" reads it alone.</param>
/// <param name="MaxPages">Left out: 1,000.</param>
public sealed record SourceRequest(
    string? Url,
    SourceType Type = SourceType.Site,
    int? MaxPages = null,
    ImmutableArray<string>? Include = null,
    ImmutableArray<string>? Exclude = null,
    string? TenantId = null)
{
    private const int UsualMaxPages = 1_000;

    public SourceSpec ToSpec() =>
        new(Type, Url ?? "", MaxPages ?? (Type == SourceType.Page ? 1 : UsualMaxPages), Include ?? [], Exclude ?? []);
}
