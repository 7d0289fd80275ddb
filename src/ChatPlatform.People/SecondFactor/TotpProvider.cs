using System.Security.Cryptography;
using System.Text;
using ChatPlatform.People.Identity;
using Microsoft.AspNetCore.Identity;

namespace ChatPlatform.People.SecondFactor;

/// <summary>
/// Identity's authenticator tokens, by our clock, and each accepted once: a code that someone looked at over a
/// shoulder is worth nothing after its use (RFC 6238 section 5.2). A clock may be off by one step either way.
/// </summary>
internal sealed class TotpProvider(TimeProvider time) : IUserTwoFactorTokenProvider<User>
{
    private const int Drift = 1;

    /// <summary>The person's own device makes the codes.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<User> manager, User user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<User> manager, User user)
    {
        var key = await manager.GetAuthenticatorKeyAsync(user).ConfigureAwait(false);
        if (string.IsNullOrEmpty(key))
        {
            return false;
        }

        var bytes = Base32.Decode(key);
        var given = Encoding.UTF8.GetBytes(token);
        var now = Totp.StepAt(time.GetUtcNow());
        for (var step = Math.Max(now - Drift, user.Record.AuthenticatorStep + 1); step <= now + Drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Totp.Compute(bytes, step)), given))
            {
                user.Record = user.Record with { AuthenticatorStep = step };
                // Of two requests with one code the second finds another version, and fails.
                return (await manager.UpdateAsync(user).ConfigureAwait(false)).Succeeded;
            }
        }

        return false;
    }

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<User> manager, User user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user).ConfigureAwait(false));
}
