using ChatPlatform.Storage.People;

namespace ChatPlatform.Storage.Sqlite.People;

/// <summary>A row of the table user_sessions.</summary>
internal sealed class UserSessionRow
{
    public const string Columns =
        """
        id AS Id, user_id AS UserId, carrier AS Carrier, created_at AS CreatedAt, seen_at AS SeenAt, expires_at AS ExpiresAt,
        address AS Address, user_agent AS UserAgent
        """;

    public required string Id { get; init; }

    public required string UserId { get; init; }

    public required string Carrier { get; init; }

    public required string CreatedAt { get; init; }

    public required string SeenAt { get; init; }

    public required string ExpiresAt { get; init; }

    public required string Address { get; init; }

    public required string UserAgent { get; init; }

    public UserSession ToSession() =>
        new(Id, UserId, Carrier.ToEnum<SessionCarrier>(), CreatedAt.ToTime(), SeenAt.ToTime(), ExpiresAt.ToTime(), Address, UserAgent);
}
