using ChatPlatform.People.Identity;
using ChatPlatform.People.Mail;
using ChatPlatform.People.Sessions;
using ChatPlatform.People.SignIn;
using ChatPlatform.Storage.People;
using Microsoft.Extensions.Options;

namespace ChatPlatform.People.Passwords;

/// <summary>New passwords for those who have lost theirs, or never had one.</summary>
public sealed class PasswordResets(
    IPasswordResetStore store,
    PeopleUserManager users,
    UserPasswords passwords,
    SignInAttempts attempts,
    UserAccess access,
    IMailer mailer,
    Letters letters,
    IOptions<PeopleOptions> options,
    TimeProvider time)
{
    public const string TokenKind = "reset";

    /// <summary>Mails a token to the person with the address, if there is one. Nobody waits for it, so nobody learns which.</summary>
    public async Task SendAsync(string email, CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(email).ConfigureAwait(false) is { } user)
        {
            await IssueAsync(user, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes a token and mails it to the person's address as it is stored, never as somebody typed it.</summary>
    /// <returns>The token.</returns>
    public async Task<string> IssueAsync(User user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(user);
        var token = SecretToken.Create(TokenKind);
        var lifetime = options.Value.PasswordResetLifetime;
        await store.AddAsync(user.Id, SecretToken.Hash(TokenKind, token)!, time.GetUtcNow() + lifetime, cancellationToken).ConfigureAwait(false);
        await mailer.SendAsync(letters.PasswordReset(user.Record.Email, token, lifetime), cancellationToken).ConfigureAwait(false);
        return token;
    }

    /// <summary>Sets the password. It ends every session of the person, and a lock-out: the token came from their mailbox.</summary>
    /// <exception cref="ChatException">
    /// <c>token_invalid</c>; <c>password_rejected</c>, after which the token is as good as before; <c>too_many_attempts</c>.
    /// </exception>
    public async Task<User> CompleteAsync(string? token, string? password, string clientAddress, CancellationToken cancellationToken)
    {
        await attempts.BeginTokenAsync(clientAddress).ConfigureAwait(false);
        var now = time.GetUtcNow();
        if (SecretToken.Hash(TokenKind, token) is not { } hash
            || await store.FindUserAsync(hash, now, cancellationToken).ConfigureAwait(false) is not { } userId
            || await users.FindByIdAsync(userId).ConfigureAwait(false) is not { } user)
        {
            throw Invalid();
        }

        await attempts.ReleaseTokenAsync(clientAddress).ConfigureAwait(false);
        var passwordHash = await passwords.HashAsync(user, password).ConfigureAwait(false);
        if (!await store.CompleteAsync(hash, passwordHash, now, cancellationToken).ConfigureAwait(false))
        {
            throw Invalid();
        }

        await access.ChangedAsync(userId).ConfigureAwait(false);
        await attempts.UnlockAsync(user.Record.NormalizedEmail).ConfigureAwait(false);
        return user;
    }

    private static ChatException Invalid() =>
        new(ErrorCodes.TokenInvalid, "The link is not valid any more. It works once, and for a time; ask for a new one.");
}
