using System.Collections.Immutable;
using ChatPlatform.Storage.People;
using Dapper;

namespace ChatPlatform.Storage.Postgres.People;

internal sealed class PostgresInvitationStore(PostgresPlatform platform) : IInvitationStore
{
    public async Task<int?> AddAsync(Invitation invitation, byte[] hash, int mostUsers, CancellationToken cancellationToken)
    {
        var row = InvitationRow.Of(invitation, hash);
        return await platform.WriteAsync<int?>(
            async (connection, transaction) =>
            {
                // Whoever invites next waits here, and then sees what is stored here.
                await connection.ExecuteAsync("SELECT 1 FROM tenants WHERE id = @TenantId FOR NO KEY UPDATE", row, transaction).ConfigureAwait(false);
                var used = await connection.ExecuteScalarAsync<int>(InvitationRow.CountOthers, row, transaction).ConfigureAwait(false);
                if (mostUsers > 0 && used >= mostUsers)
                {
                    return used;
                }

                await connection.ExecuteAsync(InvitationRow.Insert, row, transaction).ConfigureAwait(false);
                return null;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async Task<Invitation?> FindAsync(byte[] hash, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var row = await platform.ReadAsync(
            (connection, transaction) => connection.QuerySingleOrDefaultAsync<InvitationRow>(
                $"SELECT {InvitationRow.Columns} FROM invitations WHERE hash = @hash AND expires_at > @at", new { hash, at = at.ToUniversalTime() }, transaction),
            cancellationToken).ConfigureAwait(false);
        return row?.ToInvitation();
    }

    public async Task<ImmutableArray<Invitation>> ListAsync(string tenantId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var rows = await platform.ReadAsync(
            (connection, transaction) => connection.QueryAsync<InvitationRow>(
                $"SELECT {InvitationRow.Columns} FROM invitations WHERE tenant_id = @tenantId AND expires_at > @at ORDER BY created_at DESC, id DESC",
                new { tenantId, at = at.ToUniversalTime() }, transaction),
            cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToInvitation())];
    }

    public async Task<bool> RemoveAsync(string tenantId, string invitationId, CancellationToken cancellationToken)
    {
        return await platform.WriteAsync(
            (connection, transaction) => connection.ExecuteAsync(
                "DELETE FROM invitations WHERE tenant_id = @tenantId AND id = @invitationId", new { tenantId, invitationId }, transaction),
            cancellationToken).ConfigureAwait(false) == 1;
    }

    public async Task<bool> AcceptAsync(byte[] hash, string userId, UserRecord? newUser, DateTimeOffset at, CancellationToken cancellationToken)
    {
        return await platform.WriteAsync(
            async (connection, transaction) =>
            {
                var accepted = await connection.QuerySingleOrDefaultAsync<MembershipRow>(
                    "DELETE FROM invitations WHERE hash = @hash AND expires_at > @at RETURNING tenant_id AS TenantId, role AS Role",
                    new { hash, at = at.ToUniversalTime() },
                    transaction).ConfigureAwait(false);
                if (accepted is null)
                {
                    return false;
                }

                if (newUser is not null
                    && await connection.ExecuteAsync(UserRow.Insert, UserRow.Of(newUser), transaction).ConfigureAwait(false) == 0)
                {
                    throw PeopleRefusals.UserExists();
                }

                await connection.ExecuteAsync(
                    """
                    INSERT INTO memberships (tenant_id, user_id, role, joined_at) VALUES (@TenantId, @userId, @Role, @at)
                    ON CONFLICT (tenant_id, user_id) DO NOTHING
                    """,
                    new { accepted.TenantId, userId, accepted.Role, at = at.ToUniversalTime() },
                    transaction).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }
}
