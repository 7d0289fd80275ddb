using System.Security.Claims;
using ChatPlatform.Desk;
using ChatPlatform.Tenants;
using ChatPlatform.Web.Security;

namespace ChatPlatform.Web.Desk;

/// <summary>As whom a caller answers: a person in their own name, a server's key in the tenant's.</summary>
internal static class DeskAgent
{
    public static Agent Of(ClaimsPrincipal caller, TenantConfig tenant) => Person.Of(caller) is { } person
        ? Of(person)
        : new Agent($"key:{caller.FindFirst(ApiKeyAuthentication.KeyClaim)?.Value}", tenant.Name);

    public static Agent Of(Person person) => new(person.UserId, person.Name);
}
