using ChatPlatform.Storage.People;
using Dapper;

namespace ChatPlatform.Storage.Sqlite.People;

internal sealed class SqlitePasswordResetStore(PlatformDatabase platform) : IPasswordResetStore
{
    public async Task AddAsync(string userId, byte[] hash, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                """
                DELETE FROM password_resets WHERE user_id = @userId;
                INSERT INTO password_resets (hash, user_id, expires_at) VALUES (@hash, @userId, @expiresAt);
                """,
                new { userId, hash, expiresAt = expiresAt.ToText() },
                transaction),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<string?> FindUserAsync(byte[] hash, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<string?>(
                "SELECT user_id FROM password_resets WHERE hash = @hash AND expires_at > @at", new { hash, at = at.ToText() }),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> CompleteAsync(byte[] hash, string passwordHash, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            async (connection, transaction) =>
            {
                var userId = await connection.QuerySingleOrDefaultAsync<string?>(
                    "DELETE FROM password_resets WHERE hash = @hash AND expires_at > @at RETURNING user_id",
                    new { hash, at = at.ToText() },
                    transaction).ConfigureAwait(false);
                if (userId is null)
                {
                    return false;
                }

                await PasswordChange.ApplyAsync(connection, transaction, userId, passwordHash, keepSession: null).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
