using ChatPlatform.People.Identity;
using ChatPlatform.People.Mail;
using ChatPlatform.People.Passwords;
using ChatPlatform.People.SecondFactor;
using ChatPlatform.People.Sessions;
using ChatPlatform.People.SignIn;
using ChatPlatform.Storage.People;
using Microsoft.Extensions.Options;

namespace ChatPlatform.People.Administration;

/// <summary>What the platform's operator does with people.</summary>
public sealed class UserAdministration(
    IPeopleStore people,
    PeopleUserManager users,
    UserPasswords passwords,
    PasswordResets resets,
    SecondFactors secondFactors,
    SignInAttempts attempts,
    UserSessions sessions,
    UserAccess access,
    Letters letters,
    IOptions<PeopleOptions> options,
    TimeProvider time)
{
    /// <param name="password">null: the person is mailed a link to set one.</param>
    /// <exception cref="ChatException"><c>invalid_request</c>, <c>password_rejected</c> or <c>user_exists</c>.</exception>
    public async Task<CreatedUser> CreateAsync(
        string? email, string? name, string? password, bool platformAdmin, CancellationToken cancellationToken)
    {
        var user = User.New(EmailAddress.Checked(email), PersonName.Checked(name), platformAdmin, time.GetUtcNow());
        if (password is not null)
        {
            user.Record = user.Record with { PasswordHash = await passwords.HashAsync(user, password).ConfigureAwait(false) };
        }

        await people.AddAsync(user.Record, cancellationToken).ConfigureAwait(false);
        return new CreatedUser(user.Record, password is null ? await SendPasswordLinkAsync(user.Id, cancellationToken).ConfigureAwait(false) : null);
    }

    /// <exception cref="ChatException"><c>user_not_found</c>.</exception>
    public async Task<UserRecord> FindAsync(string userId) => (await UserAsync(userId).ConfigureAwait(false)).Record;

    /// <param name="name">null: as it is.</param>
    /// <param name="platformAdmin">null: as it is.</param>
    /// <exception cref="ChatException"><c>user_not_found</c>, <c>invalid_request</c> or <c>conflict</c>.</exception>
    public async Task<UserRecord> ChangeAsync(string userId, string? name, bool? platformAdmin)
    {
        var user = await UserAsync(userId).ConfigureAwait(false);
        user.Record = user.Record with
        {
            Name = name is null ? user.Record.Name : PersonName.Checked(name),
            PlatformAdmin = platformAdmin ?? user.Record.PlatformAdmin,
        };
        (await users.UpdateAsync(user).ConfigureAwait(false)).Required();
        await access.ChangedAsync(userId).ConfigureAwait(false);
        return user.Record;
    }

    /// <exception cref="ChatException"><c>user_not_found</c>.</exception>
    public async Task DeleteAsync(string userId, CancellationToken cancellationToken)
    {
        if (!await people.DeleteAsync(userId, cancellationToken).ConfigureAwait(false))
        {
            throw NotFound();
        }

        await access.ChangedAsync(userId).ConfigureAwait(false);
    }

    /// <summary>Mails the person a link to set a new password; the old one works until then.</summary>
    /// <returns>The link, where links are shown.</returns>
    /// <exception cref="ChatException"><c>user_not_found</c>.</exception>
    public async Task<string?> SendPasswordLinkAsync(string userId, CancellationToken cancellationToken)
    {
        var token = await resets.IssueAsync(await UserAsync(userId).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return options.Value.ShowLinks ? letters.PasswordLink(token) : null;
    }

    /// <summary>Ends the person's sessions and lock-out, and for one who has lost authenticator and codes, the second factor.</summary>
    /// <exception cref="ChatException"><c>user_not_found</c> or <c>conflict</c>.</exception>
    public async Task ResetSecondFactorAsync(string userId, CancellationToken cancellationToken)
    {
        var user = await UserAsync(userId).ConfigureAwait(false);
        await secondFactors.RemoveAsync(user).ConfigureAwait(false);
        await attempts.UnlockAsync(user.Record.NormalizedEmail).ConfigureAwait(false);
        await sessions.EndAllAsync(userId, keep: null, cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="ChatException"><c>user_not_found</c>.</exception>
    public async Task SignOutAsync(string userId, CancellationToken cancellationToken)
    {
        var user = await UserAsync(userId).ConfigureAwait(false);
        await sessions.EndAllAsync(user.Id, keep: null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<User> UserAsync(string userId) => await users.FindByIdAsync(userId).ConfigureAwait(false) ?? throw NotFound();

    private static ChatException NotFound() => new(ErrorCodes.UserNotFound, "There is no such user.");
}
