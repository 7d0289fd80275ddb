using System.Collections.Immutable;
using System.Security.Claims;
using ChatPlatform.Storage.People;

namespace ChatPlatform.Web.Security;

/// <summary>A person who is signed in, and where they may act.</summary>
/// <param name="SessionId">Of the sign-in, which can be ended.</param>
public sealed record Person(
    string UserId,
    string Email,
    string Name,
    bool IsPlatformAdmin,
    string SessionId,
    SessionCarrier Carrier,
    ImmutableDictionary<string, TenantRole> Roles)
{
    /// <returns>null for a caller that is none: a key, a visitor, nobody.</returns>
    public static Person? Of(ClaimsPrincipal? user) => user?.Identities.OfType<PersonIdentity>().FirstOrDefault()?.Person;

    /// <exception cref="InvalidOperationException">The caller is none; the route let them in by mistake.</exception>
    public static Person Required(ClaimsPrincipal? user) => Of(user) ?? throw new InvalidOperationException("The caller is not a person.");

    internal static Person From(SignedInUser found) => new(
        found.User.Id,
        found.User.Email,
        found.User.Name,
        found.User.PlatformAdmin,
        found.Session.Id,
        found.Session.Carrier,
        found.Memberships.ToImmutableDictionary(membership => membership.TenantId, membership => membership.Role, StringComparer.Ordinal));

    /// <summary>What the person is in the tenant; null: nothing. A platform admin is an owner everywhere.</summary>
    public TenantRole? RoleIn(string tenantId) =>
        IsPlatformAdmin ? TenantRole.Owner : Roles.TryGetValue(tenantId, out var role) ? role : null;
}
