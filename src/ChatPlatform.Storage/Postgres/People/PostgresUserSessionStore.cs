using System.Collections.Immutable;
using ChatPlatform.Storage.People;
using Dapper;

namespace ChatPlatform.Storage.Postgres.People;

internal sealed class PostgresUserSessionStore(PostgresPlatform platform) : IUserSessionStore
{
    public async Task AddAsync(UserSession session, byte[] hash, CancellationToken cancellationToken)
    {
        await platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(UserSessionRow.Insert, UserSessionRow.Of(session, hash), transaction),
            cancellationToken).ConfigureAwait(false);
    }

    public Task<SignedInUser?> FindAsync(byte[] hash, CancellationToken cancellationToken) =>
        platform.ReadAsync(
            async (connection, transaction) =>
            {
                await using var found = await connection.QueryMultipleAsync(UserSessionRow.Find, new { hash }, transaction).ConfigureAwait(false);
                return await UserSessionRow.ReadAsync(found).ConfigureAwait(false);
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
}
