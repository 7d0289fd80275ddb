using Orleans;

namespace ChatPlatform.Tenants;

/// <summary>
/// A host of which a tenant itself has said that it is its own. Until it is verified, pages there may show the tenant's
/// widget when they name the tenant, but the tenant is not found by it, and the host stays free for whoever owns it.
/// </summary>
/// <param name="Host">As of an origin's pattern: "www.acme.example", "*.acme.example", "acme.example:8443".</param>
/// <param name="Token">What the host must show to prove it; random, the tenant's own.</param>
/// <param name="Reason">What the last look found wrong; null when nothing.</param>
/// <param name="CheckedAt">Of the last look.</param>
/// <param name="ProvedAt">Of the last look that found the token.</param>
[GenerateSerializer]
public sealed record DomainClaim(
    string Host,
    DomainState State,
    string Token,
    string? Reason = null,
    DateTimeOffset? CheckedAt = null,
    DateTimeOffset? ProvedAt = null);
