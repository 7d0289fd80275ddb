using System.Collections.Immutable;

namespace ChatPlatform.Storage.People;

/// <summary>Invitations that have not been accepted. A tenant has one at most for an address.</summary>
public interface IInvitationStore
{
    /// <summary>
    /// Stores an invitation in the place of an earlier one for the same address, whose token is void from then on. Of two at
    /// once, the second sees what room the first has left.
    /// </summary>
    /// <param name="mostUsers">How many people the tenant may have, those counted whose invitations have not expired; 0 for as many as it likes.</param>
    /// <returns>null; or, when the invitation was not stored because there are too many others, how many there are.</returns>
    Task<int?> AddAsync(Invitation invitation, byte[] hash, int mostUsers, CancellationToken cancellationToken);

    /// <returns>null when the token is unknown, used or, at the given time, expired.</returns>
    Task<Invitation?> FindAsync(byte[] hash, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Those that have not expired by the given time, the latest first.</summary>
    Task<ImmutableArray<Invitation>> ListAsync(string tenantId, DateTimeOffset at, CancellationToken cancellationToken);

    /// <returns>false when the tenant has no such invitation.</returns>
    Task<bool> RemoveAsync(string tenantId, string invitationId, CancellationToken cancellationToken);

    /// <summary>
    /// Uses an invitation up: the person, if new, and the membership are stored, and the token is void. All or nothing.
    /// One who belongs to the tenant already keeps their role.
    /// </summary>
    /// <param name="newUser">The person, who is not stored yet; null when <paramref name="userId"/> is.</param>
    /// <returns>false, and nothing is changed, when the token is unknown, used or expired.</returns>
    /// <exception cref="ChatException"><c>user_exists</c>: someone has the new person's address.</exception>
    Task<bool> AcceptAsync(byte[] hash, string userId, UserRecord? newUser, DateTimeOffset at, CancellationToken cancellationToken);
}
