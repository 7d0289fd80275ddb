using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatPlatform.Storage.Secrets;

/// <summary>Encrypts secrets for the database with the key ring, each so that it opens for its own owner, a tenant or a person, and its purpose only.</summary>
public sealed class SecretSeal(IDataProtectionProvider protection)
{
    [return: NotNullIfNotNull(nameof(secret))]
    public string? Close(string purpose, string owner, string? secret) => secret is null ? null : Protector(purpose, owner).Protect(secret);

    /// <exception cref="System.Security.Cryptography.CryptographicException">It is another owner's or purpose's, or the key ring has lost its key.</exception>
    [return: NotNullIfNotNull(nameof(sealedSecret))]
    public string? Open(string purpose, string owner, string? sealedSecret) =>
        sealedSecret is null ? null : Protector(purpose, owner).Unprotect(sealedSecret);

    /// <returns>The secret sealed with the key ring's present key; null when it is so already.</returns>
    /// <inheritdoc cref="Open" path="/exception"/>
    public string? Renew(string purpose, string owner, string sealedSecret)
    {
        var protector = Protector(purpose, owner);
        var secret = ((IPersistedDataProtector)protector).DangerousUnprotect(
            WebEncoders.Base64UrlDecode(sealedSecret), ignoreRevocationErrors: false, out var isOld, out _);
        return isOld ? WebEncoders.Base64UrlEncode(protector.Protect(secret)) : null;
    }

    private IDataProtector Protector(string purpose, string owner) => protection.CreateProtector(purpose, owner);
}
