using System.Security.Claims;
using ChatPlatform.People.Sessions;
using ChatPlatform.Storage.People;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Security;
using Orleans;

namespace ChatPlatform.Web.Access;

/// <summary>Reads from an authenticated caller by what right its stream is open.</summary>
internal sealed class StreamAuthorities(
    ApiKeys keys, UserSessions sessions, IPeopleStore people, IMembershipStore members, IGrainFactory grains)
{
    /// <param name="policy">Of <see cref="Policies"/>, by which the caller was let in.</param>
    public IStreamAuthority Of(ClaimsPrincipal caller, string policy, string tenantId, TenantEndpoint? endpoint)
    {
        if (Person.Of(caller) is { } person)
        {
            return Of(person) with { Rule = AccessRule.All[policy], TenantId = tenantId, Endpoint = endpoint };
        }

        var keyId = caller.FindFirst(ApiKeyAuthentication.KeyClaim)?.Value
            ?? throw new InvalidOperationException("The caller is neither a person nor a key.");
        return new KeyAuthority(keys, grains, caller.FindFirst(ApiKeyAuthentication.TenantClaim)?.Value, keyId, tenantId, endpoint);
    }

    /// <summary>Whoever is signed in; what else it takes is said by <c>with</c>.</summary>
    public PersonAuthority Of(Person person) => new(sessions, people, members, grains, person.UserId, person.SessionId);

    public IStreamAuthority Of(Visitor visitor) => new VisitorAuthority(grains, visitor.TenantId, visitor.BotId, visitor.Origin);
}
