using System.Collections.Immutable;

namespace ChatPlatform.Storage.People;

/// <summary>Sessions of people who are signed in, known by the hash of their token only. A session that is not here has ended.</summary>
public interface IUserSessionStore
{
    /// <summary>Stores a session, and removes those of the same person that have expired when it begins.</summary>
    Task AddAsync(UserSession session, byte[] hash, CancellationToken cancellationToken);

    /// <summary>Finds a session, expired or not, with the person and where they belong.</summary>
    Task<SignedInUser?> FindAsync(byte[] hash, CancellationToken cancellationToken);

    Task TouchAsync(string sessionId, DateTimeOffset seenAt, CancellationToken cancellationToken);

    /// <summary>A person's sessions, expired ones too, the last used first.</summary>
    Task<ImmutableArray<UserSession>> ListAsync(string userId, CancellationToken cancellationToken);

    /// <returns>false when the person has no such session.</returns>
    Task<bool> RemoveAsync(string userId, string sessionId, CancellationToken cancellationToken);

    /// <param name="keep">The one that stays; null: none does.</param>
    /// <returns>The ids of those that were removed.</returns>
    Task<ImmutableArray<string>> RemoveAllAsync(string userId, string? keep, CancellationToken cancellationToken);
}
