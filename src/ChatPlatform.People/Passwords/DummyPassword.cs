using System.Security.Cryptography;
using ChatPlatform.People.Identity;
using Microsoft.AspNetCore.Identity;

namespace ChatPlatform.People.Passwords;

/// <summary>The hash that a password is compared with where there is no person.</summary>
public sealed class DummyPassword(IPasswordHasher<User> hasher)
{
    internal static User Nobody { get; } = User.New("nobody@example.invalid", "", platformAdmin: false, DateTimeOffset.UnixEpoch);

    /// <summary>Of random bytes that nobody has seen.</summary>
    internal string Hash { get; } = hasher.HashPassword(Nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
}
