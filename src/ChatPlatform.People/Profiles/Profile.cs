using System.Collections.Immutable;
using ChatPlatform.People.Identity;
using ChatPlatform.People.Passwords;
using ChatPlatform.People.SecondFactor;
using ChatPlatform.People.Sessions;
using ChatPlatform.People.SignIn;
using ChatPlatform.Storage.People;

namespace ChatPlatform.People.Profiles;

/// <summary>What a person who is signed in changes of themselves. What would lock others out needs the password again.</summary>
public sealed class Profile(
    PeopleUserManager users, IPeopleStore people, UserPasswords passwords, SecondFactors secondFactors, SignIns signIns, UserAccess access)
{
    /// <exception cref="ChatException"><c>unauthorized</c>: the person is gone.</exception>
    public async Task<UserRecord> FindAsync(string userId) => (await UserAsync(userId).ConfigureAwait(false)).Record;

    /// <exception cref="ChatException"><c>invalid_request</c> or <c>conflict</c>.</exception>
    public async Task<UserRecord> RenameAsync(string userId, string? name)
    {
        var user = await UserAsync(userId).ConfigureAwait(false);
        user.Record = user.Record with { Name = PersonName.Checked(name) };
        (await users.UpdateAsync(user).ConfigureAwait(false)).Required();
        return user.Record;
    }

    /// <summary>Sets another password, and ends every session but the one that asks.</summary>
    /// <exception cref="ChatException"><c>sign_in_failed</c>, <c>password_rejected</c> or <c>too_many_attempts</c>.</exception>
    public async Task ChangePasswordAsync(
        string userId, string sessionId, string? current, string? next, string clientAddress, CancellationToken cancellationToken)
    {
        var user = await signIns.ConfirmAsync(userId, current, clientAddress).ConfigureAwait(false);
        await people.SetPasswordAsync(userId, await passwords.HashAsync(user, next).ConfigureAwait(false), sessionId, cancellationToken).ConfigureAwait(false);
        await access.ChangedAsync(userId).ConfigureAwait(false);
    }

    /// <exception cref="ChatException"><c>sign_in_failed</c>, <c>conflict</c> or <c>too_many_attempts</c>.</exception>
    public async Task<AuthenticatorSetup> BeginSecondFactorAsync(string userId, string? password, string clientAddress) =>
        await secondFactors.BeginAsync(await signIns.ConfirmAsync(userId, password, clientAddress).ConfigureAwait(false)).ConfigureAwait(false);

    /// <returns>Recovery codes, shown this once.</returns>
    /// <exception cref="ChatException"><c>second_factor_invalid</c> or <c>conflict</c>.</exception>
    public async Task<ImmutableArray<string>> ConfirmSecondFactorAsync(string userId, string? code) =>
        await secondFactors.ConfirmAsync(await UserAsync(userId).ConfigureAwait(false), code).ConfigureAwait(false);

    /// <exception cref="ChatException"><c>sign_in_failed</c>, <c>conflict</c> or <c>too_many_attempts</c>.</exception>
    public async Task<ImmutableArray<string>> RenewRecoveryCodesAsync(string userId, string? password, string clientAddress) =>
        await secondFactors.RenewRecoveryCodesAsync(await signIns.ConfirmAsync(userId, password, clientAddress).ConfigureAwait(false)).ConfigureAwait(false);

    /// <exception cref="ChatException"><c>sign_in_failed</c>, <c>second_factor_required</c>, <c>second_factor_invalid</c> or <c>too_many_attempts</c>.</exception>
    public async Task RemoveSecondFactorAsync(string userId, string? password, string? code, string clientAddress)
    {
        var email = (await UserAsync(userId).ConfigureAwait(false)).Record.Email;
        var user = await signIns.VerifyAsync(new SignInRequest(email, password, code), clientAddress).ConfigureAwait(false);
        await secondFactors.RemoveAsync(user).ConfigureAwait(false);
    }

    private async Task<User> UserAsync(string userId) =>
        await users.FindByIdAsync(userId).ConfigureAwait(false)
        ?? throw new ChatException(ErrorCodes.Unauthorized, "The session has ended. Sign in again.");
}
