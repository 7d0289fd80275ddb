using System.Data.Common;
using Dapper;

namespace ChatPlatform.Storage.People;

/// <summary>A new password ends what was begun with the old one.</summary>
internal static class PasswordChange
{
    public static Task ApplyAsync(DbConnection connection, DbTransaction transaction, string userId, string passwordHash, string? keepSession) =>
        connection.ExecuteAsync(
            """
            UPDATE users SET password_hash = @passwordHash, version = version + 1 WHERE id = @userId;
            DELETE FROM password_resets WHERE user_id = @userId;
            DELETE FROM user_sessions WHERE user_id = @userId AND (CAST(@keepSession AS text) IS NULL OR id <> @keepSession);
            """,
            new { userId, passwordHash, keepSession },
            transaction);
}
