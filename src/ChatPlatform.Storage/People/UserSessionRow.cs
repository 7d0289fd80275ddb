using Dapper;

namespace ChatPlatform.Storage.People;

/// <summary>A row of the table user_sessions.</summary>
internal sealed class UserSessionRow
{
    public const string Columns =
        """
        id AS Id, user_id AS UserId, carrier AS Carrier, created_at AS CreatedAt, seen_at AS SeenAt, expires_at AS ExpiresAt,
        address AS Address, user_agent AS UserAgent
        """;

    /// <summary>Those of the person that have ended go.</summary>
    public const string Insert =
        """
        DELETE FROM user_sessions WHERE user_id = @UserId AND expires_at <= @CreatedAt;
        INSERT INTO user_sessions (id, user_id, hash, carrier, created_at, seen_at, expires_at, address, user_agent)
        VALUES (@Id, @UserId, @Hash, @Carrier, @CreatedAt, @SeenAt, @ExpiresAt, @Address, @UserAgent);
        """;

    /// <summary>Session, person and memberships in one round trip, for <see cref="ReadAsync"/>.</summary>
    public const string Find =
        $"""
        SELECT {Columns} FROM user_sessions WHERE hash = @hash;
        SELECT {UserRow.Columns} FROM users JOIN user_sessions ON user_sessions.user_id = users.id WHERE user_sessions.hash = @hash;
        {MembershipRow.Select} JOIN user_sessions ON user_sessions.user_id = memberships.user_id WHERE user_sessions.hash = @hash ORDER BY memberships.tenant_id;
        """;

    public required string Id { get; init; }

    public required string UserId { get; init; }

    public required string Carrier { get; init; }

    public StoredTime CreatedAt { get; init; }

    public StoredTime SeenAt { get; init; }

    public StoredTime ExpiresAt { get; init; }

    public required string Address { get; init; }

    public required string UserAgent { get; init; }

    /// <summary>Of the token; written and never read.</summary>
    public byte[]? Hash { get; init; }

    public static UserSessionRow Of(UserSession session, byte[] hash) => new()
    {
        Id = session.Id,
        UserId = session.UserId,
        Carrier = session.Carrier.ToText(),
        CreatedAt = session.CreatedAt,
        SeenAt = session.SeenAt,
        ExpiresAt = session.ExpiresAt,
        Address = session.Address,
        UserAgent = session.UserAgent,
        Hash = hash,
    };

    /// <returns>null when there is no such session.</returns>
    public static async Task<SignedInUser?> ReadAsync(SqlMapper.GridReader found)
    {
        var session = await found.ReadSingleOrDefaultAsync<UserSessionRow>().ConfigureAwait(false);
        var user = await found.ReadSingleOrDefaultAsync<UserRow>().ConfigureAwait(false);
        var memberships = await found.ReadAsync<MembershipRow>().ConfigureAwait(false);
        return session is null || user is null
            ? null
            : new SignedInUser(session.ToSession(), user.ToRecord(), [.. memberships.Select(row => row.ToMembership())]);
    }

    public UserSession ToSession() =>
        new(Id, UserId, Carrier.ToEnum<SessionCarrier>(), CreatedAt, SeenAt, ExpiresAt, Address, UserAgent);
}
