using System.Security.Cryptography.X509Certificates;
using ChatPlatform.Storage.KeyRing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatPlatform.Hosting;

/// <summary>Encrypts the key ring, so that who can read the database or its backup cannot open what the keys there seal.</summary>
internal static class KeyRingHosting
{
    /// <param name="options">Valid ones.</param>
    public static void AddKeyRing(this IHostApplicationBuilder builder, KeyRingOptions options)
    {
        builder.Services.AddKeyRingEncryption(
            new KeyRingPassphrases(options.Passphrase.Length > 0 ? options.Passphrase : null, options.FormerPassphrases),
            new KeyRingCertificates(
                options.Certificate.Length > 0 ? Load(options.Certificate, options.CertificatePassword) : null,
                options.FormerCertificates.Select(former => Load(former.File, former.Password))));
        builder.Services.AddSingleton<IPreparation, KeyRingReady>();
        builder.Services.AddHostedService<SecretRenewal>();
    }

    private static X509Certificate2 Load(string file, string password) => X509CertificateLoader.LoadPkcs12FromFile(file, password);
}
