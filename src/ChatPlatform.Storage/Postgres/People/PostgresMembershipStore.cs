using System.Collections.Immutable;
using ChatPlatform.Storage.People;
using Dapper;
using Npgsql;

namespace ChatPlatform.Storage.Postgres.People;

internal sealed class PostgresMembershipStore(PostgresPlatform platform) : IMembershipStore
{
    public async Task<ImmutableArray<Membership>> ListOfUserAsync(string userId, CancellationToken cancellationToken)
    {
        var rows = await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<MembershipRow>($"{MembershipRow.Select} WHERE user_id = @userId ORDER BY tenant_id", new { userId }, transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToMembership())];
    }

    public async Task<Page<Member>> ListAsync(string tenantId, string? text, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (before, beforeId) = cursor is null ? (DateTimeOffset.MaxValue, "") : ListCursor.DecodeTime(cursor);
        var rows = (await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<MemberRow>(
                $"""
                {MemberRow.Select}
                WHERE memberships.tenant_id = @tenantId AND (memberships.joined_at, users.id) < (@before, @beforeId)
                      {(text is null ? "" : $"AND ({TextSearch.Holds("users.name")} OR {TextSearch.Holds("users.email")})")}
                ORDER BY memberships.joined_at DESC, users.id DESC
                LIMIT @limit + 1
                """,
                new { tenantId, before, beforeId, limit, text = TextSearch.Pattern(text) },
                transaction),
            cancellationToken).ConfigureAwait(false)).Select(row => row.ToMember()).ToList();
        return PageOf.Rows(rows, limit, last => ListCursor.Encode(last.JoinedAt.ToText(), last.Id));
    }

    public async Task<Member?> FindAsync(string tenantId, string userId, CancellationToken cancellationToken)
    {
        var row = await platform.ReadAsync(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<MemberRow>($"{MemberRow.Select} WHERE tenant_id = @tenantId AND user_id = @userId", new { tenantId, userId }, transaction),
            cancellationToken).ConfigureAwait(false);
        return row?.ToMember();
    }

    public async Task<int> CountAsync(string tenantId, CancellationToken cancellationToken)
    {
        return await platform.ReadAsync(
            (connection, transaction) => connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM memberships WHERE tenant_id = @tenantId", new { tenantId }, transaction),
            cancellationToken).ConfigureAwait(false);
    }

    public Task<bool> SetRoleAsync(string tenantId, string userId, TenantRole role, bool mayLeaveNoOwner, CancellationToken cancellationToken) =>
        platform.WriteAsync(
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
            cancellationToken);

    public Task<bool> RemoveAsync(string tenantId, string userId, bool mayLeaveNoOwner, CancellationToken cancellationToken) =>
        platform.WriteAsync(
            async (connection, transaction) =>
            {
                if (!mayLeaveNoOwner)
                {
                    await RequireAnotherOwnerAsync(connection, transaction, tenantId, userId).ConfigureAwait(false);
                }

                return await connection.ExecuteAsync(
                    "DELETE FROM memberships WHERE tenant_id = @tenantId AND user_id = @userId", new { tenantId, userId }, transaction).ConfigureAwait(false) == 1;
            },
            cancellationToken);

    /// <summary>Holds the owners' rows until the transaction ends, so that two owners cannot remove each other at once.</summary>
    private static async Task RequireAnotherOwnerAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, string tenantId, string userId)
    {
        var owners = (await connection.QueryAsync<string>(
            "SELECT user_id FROM memberships WHERE tenant_id = @tenantId AND role = @owner ORDER BY user_id FOR UPDATE",
            new { tenantId, owner = TenantRole.Owner.ToText() },
            transaction).ConfigureAwait(false)).ToList();
        if (owners is [var only] && only == userId)
        {
            throw PeopleRefusals.LastOwner();
        }
    }
}
