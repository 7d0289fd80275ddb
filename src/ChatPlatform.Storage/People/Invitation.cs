namespace ChatPlatform.Storage.People;

/// <summary>That someone with this address may join the tenant; known by the hash of its token only.</summary>
/// <param name="InvitedBy">A user's id, or the words for a key.</param>
public sealed record Invitation(
    string Id,
    string TenantId,
    string Email,
    string NormalizedEmail,
    TenantRole Role,
    string InvitedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt);
