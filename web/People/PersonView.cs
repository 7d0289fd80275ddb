using System.Collections.Immutable;
using ChatPlatform.Storage.People;

namespace ChatPlatform.Web.People;

/// <summary>A person as they, and the platform admin, see them.</summary>
/// <param name="Tenants">Where they belong, and as what; left out in lists.</param>
public sealed record PersonView(
    string Id, string Email, string Name, bool PlatformAdmin, bool SecondFactor, DateTimeOffset CreatedAt, ImmutableArray<PersonTenant>? Tenants)
{
    internal static PersonView Of(UserRecord user, ImmutableArray<PersonTenant>? tenants = null) =>
        new(user.Id, user.Email, user.Name, user.PlatformAdmin, user.SecondFactor, user.CreatedAt, tenants);
}
