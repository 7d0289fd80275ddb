using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace ChatPlatform.Storage.KeyRing;

/// <summary>Encrypts the key ring's keys under the passphrase of the settings.</summary>
/// <param name="passphrases">With a current one.</param>
public sealed class PassphraseXmlEncryptor(KeyRingPassphrases passphrases) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(PassphraseXml.Close(plaintextElement, passphrases.Current!), typeof(PassphraseXmlDecryptor));
}
