using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;

namespace ChatPlatform.Storage.KeyRing;

/// <summary>
/// An XML element under a passphrase: AES-256-GCM with a key that PBKDF2 (RFC 8018, HMAC-SHA-256) makes of the passphrase and
/// a salt of the element's own.
/// </summary>
internal static class PassphraseXml
{
    /// <summary>As OWASP's cheat sheet on password storage has it; written beside what it was used for.</summary>
    private const int Iterations = 600_000;

    private const int SaltBytes = 16;
    private const int KeyBytes = 32;

    private static readonly int NonceBytes = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagBytes = AesGcm.TagByteSizes.MaxSize;

    public static XElement Close(XElement element, string passphrase)
    {
        var text = Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting));
        var (salt, nonce, tag) = (RandomNumberGenerator.GetBytes(SaltBytes), RandomNumberGenerator.GetBytes(NonceBytes), new byte[TagBytes]);
        using var aes = new AesGcm(Key(passphrase, salt, Iterations), TagBytes);
        var closed = new byte[text.Length];
        aes.Encrypt(nonce, text, closed, tag);
        return new XElement(
            "passphraseKey",
            new XAttribute("iterations", Iterations),
            new XElement("salt", Convert.ToBase64String(salt)),
            new XElement("nonce", Convert.ToBase64String(nonce)),
            new XElement("tag", Convert.ToBase64String(tag)),
            new XElement("value", Convert.ToBase64String(closed)));
    }

    /// <exception cref="CryptographicException">It was closed with another passphrase, or changed since.</exception>
    public static XElement Open(XElement closed, string passphrase)
    {
        var iterations = (int)closed.Attribute("iterations")!;
        using var aes = new AesGcm(Key(passphrase, Bytes("salt"), iterations), TagBytes);
        var value = Bytes("value");
        var text = new byte[value.Length];
        aes.Decrypt(Bytes("nonce"), value, Bytes("tag"), text);
        return XElement.Parse(Encoding.UTF8.GetString(text));

        byte[] Bytes(string name) => Convert.FromBase64String(closed.Element(name)!.Value);
    }

    private static byte[] Key(string passphrase, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(passphrase, salt, iterations, HashAlgorithmName.SHA256, KeyBytes);
}
