using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ChatPlatform.People.Mail;

/// <summary>Which servers are believed: those that the system trusts, and those with a certificate of one further authority.</summary>
internal sealed class CertificateTrust
{
    /// <summary>RFC 5280, 4.2.1.12: <c>id-kp-serverAuth</c>.</summary>
    private static readonly Oid ServerAuthentication = new("1.3.6.1.5.5.7.3.1");

    private readonly X509Certificate2? _authority;

    private CertificateTrust(X509Certificate2? authority) => _authority = authority;

    /// <param name="file">PEM; "" for none.</param>
    public static CertificateTrust Of(string file) => new(file.Length > 0 ? X509Certificate2.CreateFromPem(File.ReadAllText(file)) : null);

    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        // A certificate for another name is wrong whoever made it.
        if (_authority is null || certificate is not X509Certificate2 server || errors != SslPolicyErrors.RemoteCertificateChainErrors)
        {
            return false;
        }

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.Add(_authority);
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.ApplicationPolicy.Add(ServerAuthentication);
        foreach (var between in chain?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            // What the server sent along: those between its certificate and the authority's.
            own.ChainPolicy.ExtraStore.Add(between.Certificate);
        }

        return own.Build(server);
    }
}
