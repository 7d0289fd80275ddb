using System.Security.Cryptography.X509Certificates;
using ChatPlatform.Storage.KeyRing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatPlatform.Hosting;

/// <summary>Encrypts the key ring, so that who can read the database or its backup cannot open what the keys there seal.</summary>
internal static class KeyRingHosting
{
    /// <param name="options">Valid ones.</param>
    public static void AddKeyRing(this IHostApplicationBuilder builder, KeyRingOptions options)
    {
        var services = builder.Services;
        if (options.Passphrase.Length > 0)
        {
            services.AddSingleton(new KeyRingPassphrases(options.Passphrase, options.FormerPassphrases));
            services.AddOptions<KeyManagementOptions>().Configure<KeyRingPassphrases>((keys, passphrases) => keys.XmlEncryptor = new PassphraseXmlEncryptor(passphrases));
        }
        else if (options.Certificate.Length > 0)
        {
            services.AddDataProtection().ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(options.Certificate, options.CertificatePassword));
        }

        services.AddSingleton<IPreparation, KeyRingReady>();
        services.AddHostedService<SecretRenewal>();
    }
}
