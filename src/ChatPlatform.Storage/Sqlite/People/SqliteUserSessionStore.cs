using System.Collections.Immutable;
using ChatPlatform.Storage.People;
using Dapper;

namespace ChatPlatform.Storage.Sqlite.People;

internal sealed class SqliteUserSessionStore(PlatformDatabase platform) : IUserSessionStore
{
    public async Task AddAsync(UserSession session, byte[] hash, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(UserSessionRow.Insert, UserSessionRow.Of(session, hash), transaction),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<SignedInUser?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(
            async connection =>
            {
                await using var found = await connection.QueryMultipleAsync(UserSessionRow.Find, new { hash }).ConfigureAwait(false);
                return await UserSessionRow.ReadAsync(found).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task TouchAsync(string sessionId, DateTimeOffset seenAt, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "UPDATE user_sessions SET seen_at = @seenAt WHERE id = @sessionId AND seen_at < @seenAt",
                new { sessionId, seenAt = seenAt.ToText() },
                transaction),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<ImmutableArray<UserSession>> ListAsync(string userId, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<UserSessionRow>(
                $"SELECT {UserSessionRow.Columns} FROM user_sessions WHERE user_id = @userId ORDER BY seen_at DESC, id DESC", new { userId }),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToSession())];
    }

    public async Task<bool> RemoveAsync(string userId, string sessionId, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "DELETE FROM user_sessions WHERE id = @sessionId AND user_id = @userId", new { userId, sessionId }, transaction),
            cancellationToken).ConfigureAwait(false) == 1;
    }

    public async Task<ImmutableArray<string>> RemoveAllAsync(string userId, string? keep, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var removed = await database.WriteAsync(
            (connection, transaction) => connection.QueryAsync<string>(
                "DELETE FROM user_sessions WHERE user_id = @userId AND (@keep IS NULL OR id <> @keep) RETURNING id", new { userId, keep }, transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. removed];
    }
}
