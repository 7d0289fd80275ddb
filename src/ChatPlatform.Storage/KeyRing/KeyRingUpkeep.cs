using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Storage.KeyRing;

/// <summary>Sees to it, before anything is sealed or opened, that the key ring is whole and encrypted as the settings say.</summary>
public sealed class KeyRingUpkeep(IKeyManager keys, IOptions<KeyManagementOptions> options, IServiceProvider services)
{
    private static readonly XNamespace Protection = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XName Requires = Protection + "requiresEncryption";
    private static readonly XName EncryptedSecret = Protection + "encryptedSecret";
    private static readonly XName Certificate = XNamespace.Get("http://www.w3.org/2000/09/xmldsig#") + "X509Certificate";

    /// <summary>Whether the settings encrypt the key ring.</summary>
    public bool IsEncrypted => options.Value.XmlEncryptor is not null;

    /// <summary>
    /// Encrypts keys that were stored in the clear, and anew those that are under a former passphrase or certificate. Without that a missing
    /// key would go unnoticed: data protection makes a new one, and whatever the others sealed is lost.
    /// </summary>
    /// <exception cref="SchemaException">A key cannot be opened with what the settings have.</exception>
    public void Run()
    {
        var closed = keys.GetAllKeys().Where(key => !key.IsRevoked).Count(key => !Opens(key));
        if (closed > 0)
        {
            throw new SchemaException(
                $"{closed} of the key ring's keys cannot be opened. Set Chat:KeyRing:Passphrase or Chat:KeyRing:Certificate to what they were encrypted with "
                + "(what was replaced belongs into Chat:KeyRing:FormerPassphrases or Chat:KeyRing:FormerCertificates).");
        }

        if (options.Value is { XmlEncryptor: { } encryptor, XmlRepository: IKeyRing ring })
        {
            foreach (var key in ring.GetAllElements().Where(element => element.Name.LocalName == "key"))
            {
                if (Encrypted(key, encryptor) is { } encrypted)
                {
                    ring.Replace(key.Attribute("id")!.Value, encrypted);
                }
            }
        }
    }

    private static bool Opens(IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <returns>null when it is so already.</returns>
    private XElement? Encrypted(XElement key, IXmlEncryptor encryptor)
    {
        var copy = new XElement(key);
        var secrets = copy.Descendants().Where(element => element.Attribute(Requires)?.Value == "true" && element.Parent?.Name != EncryptedSecret)
            .Select(element => (Place: element, Secret: element))
            .Concat(copy.Descendants(EncryptedSecret).Where(IsUnderFormer).Select(element => (Place: element, Secret: Opened(element))))
            .ToList();
        foreach (var (place, secret) in secrets)
        {
            var encrypted = encryptor.Encrypt(new XElement(secret));
            place.ReplaceWith(new XElement(
                EncryptedSecret, new XAttribute("decryptorType", encrypted.DecryptorType.AssemblyQualifiedName!), encrypted.EncryptedElement));
        }

        return secrets.Count > 0 ? copy : null;
    }

    private bool IsUnderFormer(XElement secret) => HasFormer && !IsUnderCurrent(secret);

    private bool HasFormer => services.GetService<KeyRingPassphrases>() is { Former.Count: > 0 } || services.GetService<KeyRingCertificates>() is { Former.Count: > 0 };

    private bool IsUnderCurrent(XElement secret) => services.GetRequiredService<KeyRingPassphrases>().Current is { } passphrase
        ? Passphrased(secret) is { } closed && Fits(closed, passphrase)
        : secret.Descendants(Certificate).Any(certificate => Convert.FromBase64String(certificate.Value).SequenceEqual(services.GetRequiredService<KeyRingCertificates>().Current!.RawData));

    private XElement Opened(XElement secret) => Passphrased(secret) is { } closed
        ? new PassphraseXmlDecryptor(services).Decrypt(closed)
        : new EncryptedXmlDecryptor(services).Decrypt(secret.Elements().Single());

    private static XElement? Passphrased(XElement secret) => secret.Element("passphraseKey");

    private static bool Fits(XElement closed, string passphrase)
    {
        try
        {
            return PassphraseXml.Open(closed, passphrase) is not null;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}
