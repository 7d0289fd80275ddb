using System.Collections.Immutable;
using ChatPlatform.Storage.People;
using Microsoft.Extensions.Options;

namespace ChatPlatform.People.Sessions;

/// <summary>Sessions of people: rows here, not tickets out there, so that one that is ended has ended everywhere at once.</summary>
public sealed class UserSessions(IUserSessionStore store, UserAccess access, IOptions<PeopleOptions> options, TimeProvider time)
{
    public const string TokenKind = "session";

    private const int MaxUserAgentLength = 200;

    /// <summary>How exactly the last use is known; a write for each request would be too many.</summary>
    private static readonly TimeSpan Resolution = TimeSpan.FromMinutes(1);

    public async Task<NewSession> BeginAsync(string userId, SessionCarrier carrier, string clientAddress, string userAgent, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var agent = new string([.. userAgent.Where(character => !char.IsControl(character)).Take(MaxUserAgentLength)]);
        var session = new UserSession(Guid.CreateVersion7(now).ToString("N"), userId, carrier, now, now, now + options.Value.SessionLifetime, clientAddress, agent);
        var token = SecretToken.Create(TokenKind);
        await store.AddAsync(session, SecretToken.Hash(TokenKind, token)!, cancellationToken).ConfigureAwait(false);
        return new NewSession(token, session);
    }

    /// <summary>Whose session the token is of; being asked for keeps it alive.</summary>
    /// <returns>null when there is none, or it has ended.</returns>
    public async Task<SignedInUser?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (SecretToken.Hash(TokenKind, token) is not { } hash
            || await store.FindAsync(hash, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return null;
        }

        var now = time.GetUtcNow();
        if (!IsLive(found.Session, now))
        {
            await store.RemoveAsync(found.Session.UserId, found.Session.Id, cancellationToken).ConfigureAwait(false);
            return null;
        }

        if (now - found.Session.SeenAt >= Resolution)
        {
            await store.TouchAsync(found.Session.Id, now, cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    /// <summary>The person's sessions that have not ended, the last used first.</summary>
    public async Task<ImmutableArray<UserSession>> ListAsync(string userId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return [.. (await store.ListAsync(userId, cancellationToken).ConfigureAwait(false)).Where(session => IsLive(session, now))];
    }

    /// <exception cref="ChatException"><c>session_not_found</c>.</exception>
    public async Task EndAsync(string userId, string sessionId, CancellationToken cancellationToken)
    {
        if (!await store.RemoveAsync(userId, sessionId, cancellationToken).ConfigureAwait(false))
        {
            throw new ChatException(ErrorCodes.SessionNotFound, "There is no such session.");
        }

        await access.ChangedAsync(userId).ConfigureAwait(false);
    }

    /// <param name="keep">The one that stays; null: none does.</param>
    public async Task EndAllAsync(string userId, string? keep, CancellationToken cancellationToken)
    {
        await store.RemoveAllAsync(userId, keep, cancellationToken).ConfigureAwait(false);
        await access.ChangedAsync(userId).ConfigureAwait(false);
    }

    private bool IsLive(UserSession session, DateTimeOffset now) =>
        now < session.ExpiresAt && now - session.SeenAt < options.Value.SessionIdleTimeout;
}
