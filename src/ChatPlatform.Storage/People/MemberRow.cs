namespace ChatPlatform.Storage.People;

/// <summary>A row of the table memberships with its person.</summary>
internal sealed class MemberRow
{
    public const string Select =
        """
        SELECT users.id AS Id, users.email AS Email, users.name AS Name, memberships.role AS Role, users.second_factor AS SecondFactor,
            memberships.joined_at AS JoinedAt
        FROM memberships JOIN users ON users.id = memberships.user_id
        """;

    public required string Id { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required string Role { get; init; }

    public bool SecondFactor { get; init; }

    public StoredTime JoinedAt { get; init; }

    public Member ToMember() => new(Id, Email, Name, Role.ToEnum<TenantRole>(), SecondFactor, JoinedAt);
}
