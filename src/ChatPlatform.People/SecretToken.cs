using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatPlatform.People;

/// <summary>A token of 256 random bits, so that its plain SHA-256 is enough to store.</summary>
public static class SecretToken
{
    private const int Bytes = 32;
    private const int MaxLength = 200;

    /// <param name="kind">What the token is, told by its beginning to people and to scanners for leaked secrets.</param>
    public static string Create(string kind) => $"cp_{kind}_{Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes))}";

    /// <returns>null for what cannot be a token of the kind, so that nothing need be looked up.</returns>
    public static byte[]? Hash(string kind, string? token) =>
        token is { Length: <= MaxLength } && token.StartsWith($"cp_{kind}_", StringComparison.Ordinal)
            ? SHA256.HashData(Encoding.UTF8.GetBytes(token))
            : null;
}
