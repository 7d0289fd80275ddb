using System.Collections.Immutable;
using ChatPlatform.Storage.People;
using Dapper;
using Microsoft.Data.Sqlite;

namespace ChatPlatform.Storage.Sqlite.People;

internal sealed class SqliteMembershipStore(PlatformDatabase platform) : IMembershipStore
{
    public async Task<ImmutableArray<Membership>> ListOfUserAsync(string userId, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = await database.ReadAsync(
            connection => connection.QueryAsync<MembershipRow>($"{MembershipRow.Select} WHERE user_id = @userId ORDER BY tenant_id", new { userId }),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToMembership())];
    }

    public async Task<Page<Member>> ListAsync(string tenantId, string? text, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (before, beforeId) = cursor is null ? (null, null) : ListCursor.Decode(cursor);
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var rows = (await database.ReadAsync(
            connection => connection.QueryAsync<MemberRow>(
                $"""
                {MemberRow.Select}
                WHERE memberships.tenant_id = @tenantId AND (@before IS NULL OR (memberships.joined_at, users.id) < (@before, @beforeId))
                      {(text is null ? "" : $"AND ({TextSearch.Holds("users.name")} OR {TextSearch.Holds("users.email")})")}
                ORDER BY memberships.joined_at DESC, users.id DESC
                LIMIT @limit + 1
                """,
                new { tenantId, before, beforeId, limit, text = TextSearch.Pattern(text) }),
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToMember()).ToList();
        return PageOf.Rows(rows, limit, last => ListCursor.Encode(last.JoinedAt.ToText(), last.Id));
    }

    public async Task<Member?> FindAsync(string tenantId, string userId, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        var row = await database.ReadAsync(
            connection => connection.QuerySingleOrDefaultAsync<MemberRow>($"{MemberRow.Select} WHERE tenant_id = @tenantId AND user_id = @userId", new { tenantId, userId }),
            cancellationToken).ConfigureAwait(false);
        return row?.ToMember();
    }

    public async Task<int> CountAsync(string tenantId, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.ReadAsync(
            connection => connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM memberships WHERE tenant_id = @tenantId", new { tenantId }),
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> SetRoleAsync(string tenantId, string userId, TenantRole role, bool mayLeaveNoOwner, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            async (connection, transaction) =>
            {
                if (role != TenantRole.Owner && !mayLeaveNoOwner)
                {
                    await RequireAnotherOwnerAsync(connection, transaction, tenantId, userId).ConfigureAwait(false);
                }

                return await connection.ExecuteAsync(
                    "UPDATE memberships SET role = @role WHERE tenant_id = @tenantId AND user_id = @userId",
                    new { tenantId, userId, role = role.ToText() },
                    transaction).ConfigureAwait(false) == 1;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<bool> RemoveAsync(string tenantId, string userId, bool mayLeaveNoOwner, CancellationToken cancellationToken)
    {
        var database = await platform.OpenAsync(cancellationToken).ConfigureAwait(false);
        return await database.WriteAsync(
            async (connection, transaction) =>
            {
                if (!mayLeaveNoOwner)
                {
                    await RequireAnotherOwnerAsync(connection, transaction, tenantId, userId).ConfigureAwait(false);
                }

                return await connection.ExecuteAsync(
                    "DELETE FROM memberships WHERE tenant_id = @tenantId AND user_id = @userId", new { tenantId, userId }, transaction).ConfigureAwait(false) == 1;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writers come one at a time, so two owners cannot remove each other at once.</summary>
    private static async Task RequireAnotherOwnerAsync(SqliteConnection connection, SqliteTransaction transaction, string tenantId, string userId)
    {
        var owners = (await connection.QueryAsync<string>(
            "SELECT user_id FROM memberships WHERE tenant_id = @tenantId AND role = @owner ORDER BY user_id",
            new { tenantId, owner = TenantRole.Owner.ToText() },
            transaction).ConfigureAwait(false)).ToList();
        if (owners is [var only] && only == userId)
        {
            throw PeopleRefusals.LastOwner();
        }
    }
}
