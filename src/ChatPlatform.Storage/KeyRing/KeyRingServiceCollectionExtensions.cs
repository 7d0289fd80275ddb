using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Storage.KeyRing;

public static class KeyRingServiceCollectionExtensions
{
    /// <summary>Encrypts the key ring with the passphrase or the certificate that is current, one of them at most, and opens what the former ones encrypted.</summary>
    public static IServiceCollection AddKeyRingEncryption(this IServiceCollection services, KeyRingPassphrases passphrases, KeyRingCertificates certificates)
    {
        ArgumentNullException.ThrowIfNull(passphrases);
        ArgumentNullException.ThrowIfNull(certificates);
        services.AddSingleton(passphrases).AddSingleton(certificates);
        var protection = services.AddDataProtection().UnprotectKeysWithAnyCertificate([.. certificates.All]);
        if (passphrases.Current is not null)
        {
            services.AddOptions<KeyManagementOptions>().Configure(keys => keys.XmlEncryptor = new PassphraseXmlEncryptor(passphrases));
        }
        else if (certificates.Current is { } certificate)
        {
            protection.ProtectKeysWithCertificate(certificate);
        }

        return services;
    }
}
