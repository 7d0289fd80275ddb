using System.Security.Claims;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Security;
using Orleans;

namespace ChatPlatform.Web.Access;

/// <summary>Reads from an authenticated caller by what right its stream is open.</summary>
internal sealed class StreamAuthorities(ApiKeys keys, IGrainFactory grains)
{
    /// <exception cref="InvalidOperationException">The caller proved itself by nothing that could end.</exception>
    public IStreamAuthority Of(ClaimsPrincipal caller, string tenantId, TenantEndpoint endpoint) =>
        caller.FindFirst(ApiKeyAuthentication.KeyClaim)?.Value is { } keyId
            ? new KeyAuthority(keys, grains, caller.FindFirst(ApiKeyAuthentication.TenantClaim)?.Value, keyId, tenantId, endpoint)
            : throw new InvalidOperationException("A stream needs an authority: say here what this caller's is.");

    public IStreamAuthority Of(Visitor visitor) => new VisitorAuthority(grains, visitor.TenantId, visitor.BotId, visitor.Origin);
}
