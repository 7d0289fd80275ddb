using System.Collections.Immutable;
using ChatPlatform.Knowledge.Domains;
using ChatPlatform.Tenants;

namespace ChatPlatform.Web.Settings;

/// <summary>An origin of a tenant's, and whether the tenant is found by it.</summary>
/// <param name="State">verified, pending or failed. Pages of a host that is not verified show the widget when they name the tenant.</param>
/// <param name="Reason">What the last look at the host found wrong.</param>
/// <param name="WidgetSeenAt">When a page of it last showed the widget, to the hour; left out when none has.</param>
/// <param name="Proof">What to put where, one of it; left out where the platform's operator vouches for the host.</param>
public sealed record OriginView(
    string Origin,
    DomainState State,
    string? Reason = null,
    DateTimeOffset? CheckedAt = null,
    DateTimeOffset? ProvedAt = null,
    OriginProof? Proof = null,
    DateTimeOffset? WidgetSeenAt = null)
{
    /// <param name="sightings">All of the tenant's.</param>
    public static OriginView Of(TenantConfig config, string origin, ImmutableArray<Sighting> sightings) => Of(config, origin) with
    {
        WidgetSeenAt = sightings.Where(sighting => OriginPattern.Covers(origin, sighting.Origin)).Max(sighting => (DateTimeOffset?)sighting.At),
    };

    public static OriginView Of(TenantConfig config, string origin)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (config.FindDomain(WebOrigin.HostOf(origin)) is not { } claim)
        {
            return new OriginView(origin, DomainState.Verified);
        }

        var site = OriginPattern.SiteOf(origin);
        return new OriginView(origin, claim.State, claim.Reason, claim.CheckedAt, claim.ProvedAt, new OriginProof(
            new Uri(site, ProofPlaces.FilePath).AbsoluteUri,
            ProofPlaces.Line(claim.Token),
            ProofPlaces.Meta(claim.Token),
            $"{ProofPlaces.RecordLabel}.{site.IdnHost}",
            ProofPlaces.Line(claim.Token)));
    }
}
