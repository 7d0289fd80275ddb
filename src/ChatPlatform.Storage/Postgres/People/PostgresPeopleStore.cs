using ChatPlatform.Storage.People;
using Dapper;

namespace ChatPlatform.Storage.Postgres.People;

internal sealed class PostgresPeopleStore(PostgresPlatform platform) : IPeopleStore
{
    public async Task<UserRecord?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        var row = await platform.ReadAsync(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<UserRow>($"SELECT {UserRow.Columns} FROM users WHERE id = @userId", new { userId }, transaction),
            cancellationToken).ConfigureAwait(false);
        return row?.ToRecord();
    }

    public async Task<UserRecord?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        var row = await platform.ReadAsync(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<UserRow>($"SELECT {UserRow.Columns} FROM users WHERE normalized_email = @normalizedEmail", new { normalizedEmail }, transaction),
            cancellationToken).ConfigureAwait(false);
        return row?.ToRecord();
    }

    public Task<bool> HasPlatformAdminAsync(CancellationToken cancellationToken) => platform.ReadAsync(
        (connection, transaction) => connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT 1 FROM users WHERE platform_admin)", param: null, transaction),
        cancellationToken);

    public async Task AddAsync(UserRecord user, CancellationToken cancellationToken)
    {
        var added = await platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(UserRow.Insert, UserRow.Of(user), transaction),
            cancellationToken).ConfigureAwait(false);
        if (added == 0)
        {
            throw PeopleRefusals.UserExists();
        }
    }

    public async Task<bool> UpdateAsync(UserRecord user, CancellationToken cancellationToken)
    {
        return await platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(UserRow.Update, UserRow.Of(user), transaction),
            cancellationToken).ConfigureAwait(false) == 1;
    }

    public async Task SetPasswordAsync(string userId, string passwordHash, string? keepSession, CancellationToken cancellationToken)
    {
        await platform.WriteAsync(
            (connection, transaction) => PasswordChange.ApplyAsync(connection, transaction, userId, passwordHash, keepSession),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> DeleteAsync(string userId, CancellationToken cancellationToken)
    {
        return await platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync("DELETE FROM users WHERE id = @userId", new { userId }, transaction),
            cancellationToken).ConfigureAwait(false) == 1;
    }

    public async Task<Page<UserRecord>> ListAsync(string? text, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (before, beforeId) = cursor is null ? (DateTimeOffset.MaxValue, "") : ListCursor.DecodeTime(cursor);
        var rows = (await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<UserRow>(
                $"""
                SELECT {UserRow.Columns} FROM users
                WHERE (users.created_at, users.id) < (@before, @beforeId)
                      {(text is null ? "" : $"AND ({TextSearch.Holds("users.name")} OR {TextSearch.Holds("users.email")})")}
                ORDER BY users.created_at DESC, users.id DESC
                LIMIT @limit + 1
                """,
                new { before, beforeId, limit, text = TextSearch.Pattern(text) },
                transaction),
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToRecord()).ToList();
        return PageOf.Rows(rows, limit, last => ListCursor.Encode(last.CreatedAt.ToText(), last.Id));
    }
}
