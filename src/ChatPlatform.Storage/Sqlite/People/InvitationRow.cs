using ChatPlatform.Storage.People;

namespace ChatPlatform.Storage.Sqlite.People;

/// <summary>A row of the table invitations.</summary>
internal sealed class InvitationRow
{
    public const string Columns =
        """
        id AS Id, tenant_id AS TenantId, email AS Email, normalized_email AS NormalizedEmail, role AS Role, invited_by AS InvitedBy,
        created_at AS CreatedAt, expires_at AS ExpiresAt
        """;

    public required string Id { get; init; }

    public required string TenantId { get; init; }

    public required string Email { get; init; }

    public required string NormalizedEmail { get; init; }

    public required string Role { get; init; }

    public required string InvitedBy { get; init; }

    public required string CreatedAt { get; init; }

    public required string ExpiresAt { get; init; }

    public Invitation ToInvitation() =>
        new(Id, TenantId, Email, NormalizedEmail, Role.ToEnum<TenantRole>(), InvitedBy, CreatedAt.ToTime(), ExpiresAt.ToTime());
}
