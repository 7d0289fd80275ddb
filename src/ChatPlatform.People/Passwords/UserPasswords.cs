using ChatPlatform.People.Identity;
using Microsoft.AspNetCore.Identity;

namespace ChatPlatform.People.Passwords;

/// <summary>Which passwords are taken, and how they are kept and compared: by Identity's rules and hasher.</summary>
public sealed class UserPasswords(PeopleUserManager users, IPasswordHasher<User> hasher, DummyPassword dummy)
{
    /// <exception cref="ChatException"><c>password_rejected</c>, with every reason.</exception>
    public async Task<string> HashAsync(User user, string? password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            var verdict = await validator.ValidateAsync(users, user, password).ConfigureAwait(false);
            if (!verdict.Succeeded)
            {
                throw new ChatException(ErrorCodes.PasswordRejected, verdict.Sentences());
            }
        }

        return hasher.HashPassword(user, password!);
    }

    /// <summary>
    /// Compares a password. For a person who does not exist or has none, the same work is done with a hash that no
    /// password matches, so that neither the answer nor its time tells them apart.
    /// </summary>
    public bool Verify(User? user, string? password) =>
        hasher.VerifyHashedPassword(user ?? DummyPassword.Nobody, user?.Record.PasswordHash ?? dummy.Hash, Shortened(password))
            != PasswordVerificationResult.Failed
        && user?.Record.PasswordHash is not null;

    /// <summary>What is too long to be a password is not worth more hashing than one.</summary>
    private static string Shortened(string? password) => password is null or { Length: > PasswordRules.MaxLength } ? "" : password;
}
