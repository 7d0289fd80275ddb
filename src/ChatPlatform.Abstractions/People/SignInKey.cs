using System.Security.Cryptography;
using System.Text;

namespace ChatPlatform.People;

/// <summary>Whose attempts a sign-in grain counts. No tenant's key begins like one of these: a tenant id holds no colon.</summary>
public static class SignInKey
{
    private const string AddressPrefix = "address:";

    /// <summary>The account of an e-mail address, which the key does not tell.</summary>
    public static string Account(string normalizedEmail) => $"account:{Digest(normalizedEmail)}";

    /// <summary>Mails with a token that anybody may ask to be sent to an e-mail address.</summary>
    public static string Mail(string normalizedEmail) => $"mail:{Digest(normalizedEmail)}";

    /// <param name="clientAddress">An IP address in its canonical text form.</param>
    public static string Address(string clientAddress) => AddressPrefix + clientAddress;

    /// <summary>Whether many accounts may stand behind the key, as behind an office's address.</summary>
    public static bool IsAddress(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.StartsWith(AddressPrefix, StringComparison.Ordinal);
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
