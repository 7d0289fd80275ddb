namespace ChatPlatform.Storage.People;

/// <summary>The people who sign in, whichever tenants they belong to.</summary>
public interface IPeopleStore
{
    Task<UserRecord?> FindAsync(string userId, CancellationToken cancellationToken);

    Task<UserRecord?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken);

    /// <summary>Whether anybody is the platform's admin.</summary>
    Task<bool> HasPlatformAdminAsync(CancellationToken cancellationToken);

    /// <exception cref="ChatException"><c>user_exists</c>: someone has the address.</exception>
    Task AddAsync(UserRecord user, CancellationToken cancellationToken);

    /// <summary>Replaces the record whose version is one less than the new one's.</summary>
    /// <returns>false, and nothing is changed, when it is not, or another user has the address.</returns>
    Task<bool> UpdateAsync(UserRecord user, CancellationToken cancellationToken);

    /// <summary>
    /// Sets a password, and in the same transaction ends the person's sessions and the reset tokens that are out.
    /// </summary>
    /// <param name="keepSession">The one session that stays; null: none does.</param>
    Task SetPasswordAsync(string userId, string passwordHash, string? keepSession, CancellationToken cancellationToken);

    /// <summary>Removes the person with memberships and sessions.</summary>
    /// <returns>false when there was none.</returns>
    Task<bool> DeleteAsync(string userId, CancellationToken cancellationToken);

    /// <summary>In order of creation, newest first.</summary>
    /// <param name="text">Stands somewhere in the name or the address, in capitals or not; null: everybody.</param>
    /// <exception cref="ChatException"><c>invalid_request</c>: not a cursor of this list.</exception>
    Task<Page<UserRecord>> ListAsync(string? text, string? cursor, int limit, CancellationToken cancellationToken);
}
