using System.Security.Cryptography.X509Certificates;

namespace ChatPlatform.Storage.KeyRing;

/// <summary>The certificate that the key ring is encrypted with, and those that it may still be encrypted with from before. All with their RSA keys.</summary>
/// <param name="current">null when a passphrase has its place, or nothing.</param>
public sealed class KeyRingCertificates(X509Certificate2? current, IEnumerable<X509Certificate2> former)
{
    internal X509Certificate2? Current => current;

    internal IReadOnlyList<X509Certificate2> Former { get; } = [.. former];

    internal IEnumerable<X509Certificate2> All => current is null ? Former : Former.Prepend(current);
}
