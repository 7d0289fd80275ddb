using ChatPlatform.Storage.People;
using Dapper;

namespace ChatPlatform.Storage.Sqlite.People;

internal sealed class SqlitePeopleStore(PlatformDatabase platform) : IPeopleStore
{
    public async Task<UserRecord?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<UserRow>($"SELECT {UserRow.Columns} FROM users WHERE id = @userId", new { userId }),
            cancellationToken).ConfigureAwait(false);
        return row?.ToRecord();
    }

    public async Task<UserRecord?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<UserRow>($"SELECT {UserRow.Columns} FROM users WHERE normalized_email = @normalizedEmail", new { normalizedEmail }),
            cancellationToken).ConfigureAwait(false);
        return row?.ToRecord();
    }

    public async Task<bool> HasPlatformAdminAsync(CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE platform_admin)"), cancellationToken).ConfigureAwait(false);
    }

    public async Task AddAsync(UserRecord user, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var added = await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(UserRow.Insert, UserRow.Of(user), transaction),
            cancellationToken).ConfigureAwait(false);
        if (added == 0)
        {
            throw PeopleRefusals.UserExists();
        }
    }

    public async Task<bool> UpdateAsync(UserRecord user, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(UserRow.Update, UserRow.Of(user), transaction),
            cancellationToken).ConfigureAwait(false) == 1;
    }

    public async Task SetPasswordAsync(string userId, string passwordHash, string? keepSession, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        await database.WriteAsync(
            (connection, transaction) => PasswordChange.ApplyAsync(connection, transaction, userId, passwordHash, keepSession),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> DeleteAsync(string userId, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync("DELETE FROM users WHERE id = @userId", new { userId }, transaction),
            cancellationToken).ConfigureAwait(false) == 1;
    }

    public async Task<Page<UserRecord>> ListAsync(string? text, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (before, beforeId) = cursor is null ? (null, null) : ListCursor.Decode(cursor);
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = (await database.ReadAsync(
            connection => connection.QueryAsync<UserRow>(
                $"""
                SELECT {UserRow.Columns} FROM users
                WHERE (@before IS NULL OR (users.created_at, users.id) < (@before, @beforeId))
                      {(text is null ? "" : $"AND ({TextSearch.Holds("users.name")} OR {TextSearch.Holds("users.email")})")}
                ORDER BY users.created_at DESC, users.id DESC
                LIMIT @limit + 1
                """,
                new { before, beforeId, limit, text = TextSearch.Pattern(text) }),
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToRecord()).ToList();
        return PageOf.Rows(rows, limit, last => ListCursor.Encode(last.CreatedAt.ToText(), last.Id));
    }
}
