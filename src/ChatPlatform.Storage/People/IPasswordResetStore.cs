namespace ChatPlatform.Storage.People;

/// <summary>Tokens by which a person sets a new password, known by their hash only. Each works once, until it expires.</summary>
public interface IPasswordResetStore
{
    /// <summary>Stores a token in the place of the person's earlier ones, which are void from then on.</summary>
    Task AddAsync(string userId, byte[] hash, DateTimeOffset expiresAt, CancellationToken cancellationToken);

    /// <returns>Whose it is; null when the token is unknown, used or, at the given time, expired.</returns>
    Task<string?> FindUserAsync(byte[] hash, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>
    /// Uses a token up: the password is set, the person's other tokens are void and their sessions end, in one transaction.
    /// </summary>
    /// <returns>false, and nothing is changed, when the token is unknown, used or expired.</returns>
    Task<bool> CompleteAsync(byte[] hash, string passwordHash, DateTimeOffset at, CancellationToken cancellationToken);
}
