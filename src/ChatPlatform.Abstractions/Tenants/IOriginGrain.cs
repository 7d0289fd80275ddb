using Orleans;
using Orleans.Concurrency;

namespace ChatPlatform.Tenants;

/// <summary>
/// Knows which tenant a host belongs to, without a database read per visit, and has its owner prove that now and then.
/// Key: a host as <see cref="WebOrigin.HostOf"/> tells it, of an origin or of a pattern, so "*.acme.example" as well.
/// </summary>
public interface IOriginGrain : IGrainWithStringKey
{
    /// <summary>Of this host or, if nobody owns it, of the narrowest pattern that covers it.</summary>
    [AlwaysInterleave]
    Task<string?> GetTenant();

    /// <summary>Of exactly this host or pattern.</summary>
    [AlwaysInterleave]
    Task<string?> GetOwner();

    /// <summary>Reads the owner again; called by the tenant whose origins changed.</summary>
    [AlwaysInterleave]
    Task Refresh();

    /// <summary>
    /// Looks at the host for the token of a tenant that claims it. An owner whose own token is not there any more loses
    /// the host to a claimant whose is; one for whom the platform vouches does not.
    /// </summary>
    /// <returns>The claim, with what was found.</returns>
    /// <exception cref="ChatException"><c>origin_not_found</c>: the tenant does not claim it; <c>rate_limited</c>.</exception>
    [ResponseTimeout("00:02:00")]
    Task<DomainClaim> Verify(string tenantId);
}
