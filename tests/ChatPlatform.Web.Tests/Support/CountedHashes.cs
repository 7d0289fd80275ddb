using ChatPlatform.People.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Web.Tests.Support;

/// <summary>Identity's hasher, with few rounds, that counts what it is asked to do.</summary>
public sealed class CountedHashes : IPasswordHasher<User>
{
    private readonly PasswordHasher<User> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }));
    private int _verified;

    public int Verified => _verified;

    public string HashPassword(User user, string password) => _hasher.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(User user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _verified);
        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
