namespace ChatPlatform.Storage.People;

/// <summary>A row of the table memberships as its person sees it.</summary>
internal sealed class MembershipRow
{
    public const string Select = "SELECT memberships.tenant_id AS TenantId, memberships.role AS Role FROM memberships";

    public required string TenantId { get; init; }

    public required string Role { get; init; }

    public Membership ToMembership() => new(TenantId, Role.ToEnum<TenantRole>());
}
