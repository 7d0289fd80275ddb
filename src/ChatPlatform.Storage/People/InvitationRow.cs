namespace ChatPlatform.Storage.People;

/// <summary>A row of the table invitations.</summary>
internal sealed class InvitationRow
{
    public const string Columns =
        """
        id AS Id, tenant_id AS TenantId, email AS Email, normalized_email AS NormalizedEmail, role AS Role, invited_by AS InvitedBy,
        created_at AS CreatedAt, expires_at AS ExpiresAt
        """;

    /// <summary>Takes the place of another for the same address.</summary>
    public const string Insert =
        """
        INSERT INTO invitations (id, tenant_id, email, normalized_email, role, invited_by, hash, created_at, expires_at)
        VALUES (@Id, @TenantId, @Email, @NormalizedEmail, @Role, @InvitedBy, @Hash, @CreatedAt, @ExpiresAt)
        ON CONFLICT (tenant_id, normalized_email) DO UPDATE SET id = excluded.id, email = excluded.email, role = excluded.role,
            invited_by = excluded.invited_by, hash = excluded.hash, created_at = excluded.created_at, expires_at = excluded.expires_at
        """;

    /// <summary>The tenant's people, and those who are invited with another address than this one.</summary>
    public const string CountOthers =
        """
        SELECT (SELECT count(*) FROM memberships WHERE tenant_id = @TenantId)
             + (SELECT count(*) FROM invitations WHERE tenant_id = @TenantId AND expires_at > @CreatedAt AND normalized_email <> @NormalizedEmail)
        """;

    public required string Id { get; init; }

    public required string TenantId { get; init; }

    public required string Email { get; init; }

    public required string NormalizedEmail { get; init; }

    public required string Role { get; init; }

    public required string InvitedBy { get; init; }

    public StoredTime CreatedAt { get; init; }

    public StoredTime ExpiresAt { get; init; }

    /// <summary>Of the token; written and never read.</summary>
    public byte[]? Hash { get; init; }

    public static InvitationRow Of(Invitation invitation, byte[] hash) => new()
    {
        Id = invitation.Id,
        TenantId = invitation.TenantId,
        Email = invitation.Email,
        NormalizedEmail = invitation.NormalizedEmail,
        Role = invitation.Role.ToText(),
        InvitedBy = invitation.InvitedBy,
        CreatedAt = invitation.CreatedAt,
        ExpiresAt = invitation.ExpiresAt,
        Hash = hash,
    };

    public Invitation ToInvitation() =>
        new(Id, TenantId, Email, NormalizedEmail, Role.ToEnum<TenantRole>(), InvitedBy, CreatedAt, ExpiresAt);
}
