using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChatPlatform.Web.Tests.Support;

/// <summary>Self-made certificates in PKCS#12 files, gone at the end.</summary>
public sealed class CertificateFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chat-certificates-").FullName;

    /// <returns>The file's path.</returns>
    public string Write(string name, string password)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var path = Path.Combine(_folder, $"{name}.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pkcs12, password));
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
