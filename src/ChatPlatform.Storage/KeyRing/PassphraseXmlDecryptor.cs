using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Storage.KeyRing;

/// <summary>Opens what <see cref="PassphraseXmlEncryptor"/> closed. Keys name this class, so its name stays.</summary>
public sealed class PassphraseXmlDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <exception cref="CryptographicException">There is no passphrase, or none that fits.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        foreach (var passphrase in services.GetService<KeyRingPassphrases>()?.All ?? [])
        {
            try
            {
                return PassphraseXml.Open(encryptedElement, passphrase);
            }
            catch (AuthenticationTagMismatchException)
            {
                // Perhaps it is under a former one.
            }
        }

        throw new CryptographicException("The key is under a passphrase that the settings do not have.");
    }
}
