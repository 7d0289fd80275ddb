using System.Security.Cryptography;
using System.Text;
using ChatPlatform.Storage.People;
using ChatPlatform.Storage.Secrets;
using Microsoft.AspNetCore.Identity;

namespace ChatPlatform.People.Identity;

/// <summary>
/// Identity's view of our users. Authenticator keys are sealed, each for its person; recovery codes are hashed, which
/// is enough for <see cref="PeopleUserManager"/>'s 100 random bits.
/// </summary>
internal sealed class UserStore(IPeopleStore people, SecretSeal seal) :
    IUserPasswordStore<User>,
    IUserEmailStore<User>,
    IUserTwoFactorStore<User>,
    IUserAuthenticatorKeyStore<User>,
    IUserTwoFactorRecoveryCodeStore<User>
{
    public async Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        await people.FindAsync(userId, cancellationToken).ConfigureAwait(false) is { } record ? new User(record) : null;

    public async Task<User?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        await people.FindByEmailAsync(normalizedEmail, cancellationToken).ConfigureAwait(false) is { } record ? new User(record) : null;

    public Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => FindByEmailAsync(normalizedUserName, cancellationToken);

    public async Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken)
    {
        await people.AddAsync(user.Record, cancellationToken).ConfigureAwait(false);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken)
    {
        var next = user.Record with { Version = user.Record.Version + 1 };
        if (!await people.UpdateAsync(next, cancellationToken).ConfigureAwait(false))
        {
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        }

        user.Record = next;
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken)
    {
        await people.DeleteAsync(user.Id, cancellationToken).ConfigureAwait(false);
        return IdentityResult.Success;
    }

    public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) => GetEmailAsync(user, cancellationToken);

    public Task SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) => SetEmailAsync(user, userName, cancellationToken);

    public Task<string?> GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) => GetNormalizedEmailAsync(user, cancellationToken);

    public Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetEmailAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Record.Email);

    public Task SetEmailAsync(User user, string? email, CancellationToken cancellationToken) =>
        Change(user, user.Record with { Email = email!, NormalizedEmail = EmailAddress.Normalize(email) });

    /// <summary>Whoever has an address here has shown a token that was sent there, or was made by the platform admin.</summary>
    public Task<bool> GetEmailConfirmedAsync(User user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetEmailConfirmedAsync(User user, bool confirmed, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetNormalizedEmailAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Record.NormalizedEmail);

    public Task SetNormalizedEmailAsync(User user, string? normalizedEmail, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetPasswordHashAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Record.PasswordHash);

    public Task<bool> HasPasswordAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Record.PasswordHash is not null);

    public Task SetPasswordHashAsync(User user, string? passwordHash, CancellationToken cancellationToken) =>
        Change(user, user.Record with { PasswordHash = passwordHash });

    public Task<bool> GetTwoFactorEnabledAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Record.SecondFactor);

    public Task SetTwoFactorEnabledAsync(User user, bool enabled, CancellationToken cancellationToken) =>
        Change(user, user.Record with { SecondFactor = enabled });

    public Task<string?> GetAuthenticatorKeyAsync(User user, CancellationToken cancellationToken) =>
        Task.FromResult(seal.Open(SecretPurpose.AuthenticatorKey, user.Id, user.Record.AuthenticatorKey));

    public Task SetAuthenticatorKeyAsync(User user, string key, CancellationToken cancellationToken) =>
        Change(user, user.Record with { AuthenticatorKey = seal.Close(SecretPurpose.AuthenticatorKey, user.Id, key) });

    public Task ReplaceCodesAsync(User user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        Change(user, user.Record with { RecoveryCodes = [.. recoveryCodes.Select(Hash)] });

    public Task<bool> RedeemCodeAsync(User user, string code, CancellationToken cancellationToken)
    {
        var left = user.Record.RecoveryCodes.Remove(Hash(code));
        var redeemed = left.Length < user.Record.RecoveryCodes.Length;
        user.Record = user.Record with { RecoveryCodes = left };
        return Task.FromResult(redeemed);
    }

    public Task<int> CountCodesAsync(User user, CancellationToken cancellationToken) => Task.FromResult(user.Record.RecoveryCodes.Length);

    public void Dispose()
    {
    }

    private static Task Change(User user, UserRecord record)
    {
        user.Record = record;
        return Task.CompletedTask;
    }

    private static string Hash(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
