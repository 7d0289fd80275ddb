using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Claims;
using ChatPlatform.Storage.People;
using ChatPlatform.Storage.Platform;
using Microsoft.AspNetCore.Authorization;

namespace ChatPlatform.Web.Security;

/// <summary>Whom a policy lets in: keys of these scopes, and people of this role or a wider one.</summary>
/// <param name="Role">The least role; null: platform admins only.</param>
internal sealed record AccessRule(string Policy, TenantRole? Role, params ApiKeyScope[] Scopes)
{
    public static FrozenDictionary<string, AccessRule> All { get; } = new AccessRule[]
    {
        new(Policies.Chat, TenantRole.Agent, ApiKeyScope.Chat, ApiKeyScope.Admin, ApiKeyScope.Platform),
        new(Policies.Upload, TenantRole.Editor, ApiKeyScope.Upload, ApiKeyScope.Admin, ApiKeyScope.Platform),
        new(Policies.Desk, TenantRole.Agent, ApiKeyScope.Admin, ApiKeyScope.Platform),
        new(Policies.Admin, TenantRole.Owner, ApiKeyScope.Admin, ApiKeyScope.Platform),
        new(Policies.Platform, Role: null, ApiKeyScope.Platform),
    }.ToFrozenDictionary(rule => rule.Policy, StringComparer.Ordinal);

    /// <summary>The policies that let each role in.</summary>
    public static FrozenDictionary<TenantRole, ImmutableArray<string>> ByRole { get; } = Enum.GetValues<TenantRole>().ToFrozenDictionary(
        role => role,
        role => All.Values.Where(rule => rule.Role <= role).Select(rule => rule.Policy).Order(StringComparer.Ordinal).ToImmutableArray());

    /// <summary>The rules that stand on a route; none where it is open to visitors, or to people in their own affairs.</summary>
    public static IEnumerable<AccessRule> On(Endpoint? endpoint) =>
        from data in endpoint?.Metadata.GetOrderedMetadata<IAuthorizeData>() ?? []
        let rule = All.GetValueOrDefault(data.Policy ?? "")
        where rule is not null
        select rule;

    /// <summary>Whether the caller may do this in some tenant; in which, <see cref="Admits(Person, string)"/> says.</summary>
    public bool Admits(ClaimsPrincipal user) =>
        Person.Of(user) is { } person
            ? person.IsPlatformAdmin || (Role is { } least && person.Roles.Values.Any(role => role >= least))
            : Scopes.Any(scope => user.HasClaim(ApiKeyAuthentication.ScopeClaim, scope.ToString()));

    public bool Admits(Person person, string tenantId) =>
        person.IsPlatformAdmin || (Role is { } least && person.RoleIn(tenantId) is { } role && role >= least);
}
