using System.Collections.Immutable;
using ChatPlatform.Storage.People;
using Dapper;

namespace ChatPlatform.Storage.Postgres.People;

internal sealed class PostgresUserSessionStore(PostgresPlatform platform) : IUserSessionStore
{
    /// <summary>Session, person and memberships in one round trip.</summary>
    private const string Find =
        $"""
        SELECT {UserSessionRow.Columns} FROM user_sessions WHERE hash = @hash;
        SELECT {UserRow.Columns} FROM users JOIN user_sessions ON user_sessions.user_id = users.id WHERE user_sessions.hash = @hash;
        {MembershipRow.Select} JOIN user_sessions ON user_sessions.user_id = memberships.user_id WHERE user_sessions.hash = @hash ORDER BY memberships.tenant_id;
        """;

    public async Task AddAsync(UserSession session, byte[] hash, CancellationToken cancellationToken)
    {
        await platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                DELETE FROM user_sessions WHERE user_id = @UserId AND expires_at <= @CreatedAt;
                INSERT INTO user_sessions (id, user_id, hash, carrier, created_at, seen_at, expires_at, address, user_agent)
                VALUES (@Id, @UserId, @hash, @Carrier, @CreatedAt, @SeenAt, @ExpiresAt, @Address, @UserAgent);
                """,
                new
                {
                    session.Id,
                    session.UserId,
                    hash,
                    Carrier = session.Carrier.ToText(),
                    CreatedAt = session.CreatedAt.ToUniversalTime(),
                    SeenAt = session.SeenAt.ToUniversalTime(),
                    ExpiresAt = session.ExpiresAt.ToUniversalTime(),
                    session.Address,
                    session.UserAgent,
                },
                transaction),
            cancellationToken).ConfigureAwait(false);
    }

    public Task<SignedInUser?> FindAsync(byte[] hash, CancellationToken cancellationToken) =>
        platform.ReadAsync(
            async (connection, transaction) =>
            {
                await using var found = await connection.QueryMultipleAsync(Find, new { hash }, transaction).ConfigureAwait(false);
                return await SignedInAsync(found).ConfigureAwait(false);
            },
            cancellationToken);

    public async Task TouchAsync(string sessionId, DateTimeOffset seenAt, CancellationToken cancellationToken)
    {
        await platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "UPDATE user_sessions SET seen_at = @seenAt WHERE id = @sessionId AND seen_at < @seenAt",
                new { sessionId, seenAt = seenAt.ToUniversalTime() },
                transaction),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<ImmutableArray<UserSession>> ListAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<UserSessionRow>(
                $"SELECT {UserSessionRow.Columns} FROM user_sessions WHERE user_id = @userId ORDER BY seen_at DESC, id DESC", new { userId }, transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToSession())];
    }

    public async Task<bool> RemoveAsync(string userId, string sessionId, CancellationToken cancellationToken)
    {
        return await platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "DELETE FROM user_sessions WHERE id = @sessionId AND user_id = @userId", new { userId, sessionId }, transaction),
            cancellationToken).ConfigureAwait(false) == 1;
    }

    public async Task<ImmutableArray<string>> RemoveAllAsync(string userId, string? keep, CancellationToken cancellationToken)
    {
        var removed = await platform.WriteAsync(
            (connection, transaction) => connection.QueryAsync<string>(
                "DELETE FROM user_sessions WHERE user_id = @userId AND (@keep::text IS NULL OR id <> @keep) RETURNING id", new { userId, keep }, transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. removed];
    }

    private static async Task<SignedInUser?> SignedInAsync(SqlMapper.GridReader found)
    {
        var session = await found.ReadSingleOrDefaultAsync<UserSessionRow>().ConfigureAwait(false);
        var user = await found.ReadSingleOrDefaultAsync<UserRow>().ConfigureAwait(false);
        var memberships = await found.ReadAsync<MembershipRow>().ConfigureAwait(false);
        return session is null || user is null
            ? null
            : new SignedInUser(session.ToSession(), user.ToRecord(), [.. memberships.Select(row => row.ToMembership())]);
    }
}
