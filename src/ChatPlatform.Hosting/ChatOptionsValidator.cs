using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatPlatform.Tenants;
using Npgsql;

namespace ChatPlatform.Hosting;

/// <summary>Finds wrong settings, and says of each what it must be.</summary>
internal static class ChatOptionsValidator
{
    private const int MinAdminKeyLength = 32;
    private const int MinPassphraseLength = 20;
    private const int MaxPort = 65_535;

    /// <summary>A sentence for each wrong setting; none when all are right.</summary>
    /// <param name="connection">The connection string, or empty.</param>
    public static IEnumerable<string> Wrong(ChatOptions options, string connection)
    {
        if (options.Role != HostRole.All && EngineHosting.Name == "Embedded")
        {
            yield return $"Chat:Role is '{options.Role.ToString().ToLowerInvariant()}', which needs a build with ActorEngine=Orleans; the embedded engine runs front and grains in one process ('all').";
        }
        else if (options.Role != HostRole.All && connection.Length == 0)
        {
            yield return $"Chat:Role is '{options.Role.ToString().ToLowerInvariant()}', which needs PostgreSQL, where the nodes of a cluster meet: set ConnectionStrings:Chat.";
        }

        if (connection.Length > 0 && !IsConnectionString(connection))
        {
            yield return "ConnectionStrings:Chat is not a connection string of PostgreSQL; one looks like this: Host=db;Database=chat;Username=chat;Password=...";
        }

        if (string.IsNullOrWhiteSpace(options.DataDirectory))
        {
            yield return "Chat:DataDirectory is empty; it must name a folder.";
        }

        if (options.AdminKey.Length is > 0 and < MinAdminKeyLength)
        {
            yield return $"Chat:AdminKey has {options.AdminKey.Length} characters; it must have {MinAdminKeyLength} at least, or be left out to have one generated.";
        }

        if (options.VisitorTokenLifetime < TimeSpan.FromMinutes(1) || options.VisitorTokenLifetime > TimeSpan.FromDays(1))
        {
            yield return $"Chat:VisitorTokenLifetime is {options.VisitorTokenLifetime}; it must be from 00:01:00 to 1.00:00:00.";
        }

        foreach (var proxy in options.KnownProxies.Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)))
        {
            yield return $"Chat:KnownProxies has '{proxy}'; each must be an IP address, such as 10.0.0.7, or a network, such as 10.0.0.0/8.";
        }

        foreach (var sentence in options.Plans.SelectMany(plan => Wrong(plan.Key, plan.Value)))
        {
            yield return sentence;
        }

        foreach (var sentence in Wrong(options.Cluster).Concat(Wrong(options.KeyRing)))
        {
            yield return sentence;
        }
    }

    /// <summary>What is wrong with it may be the password, so it is not told.</summary>
    private static bool IsConnectionString(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Wrong(KeyRingOptions keyRing)
    {
        if (keyRing.Passphrase.Length is > 0 and < MinPassphraseLength)
        {
            yield return $"Chat:KeyRing:Passphrase has {keyRing.Passphrase.Length} characters; it must have {MinPassphraseLength} at least.";
        }

        if (keyRing.Passphrase.Length > 0 && keyRing.Certificate.Length > 0)
        {
            yield return "Chat:KeyRing:Passphrase and Chat:KeyRing:Certificate are both set; the key ring is encrypted with one of them.";
        }
        else if (keyRing.Certificate.Length > 0 && WrongWithCertificate(keyRing.Certificate, keyRing.CertificatePassword) is { } wrong)
        {
            yield return $"Chat:KeyRing:Certificate {wrong}";
        }

        foreach (var (former, number) in keyRing.FormerCertificates.Select((former, number) => (former, number)))
        {
            if (WrongWithCertificate(former.File, former.Password) is { } wrongOne)
            {
                yield return $"Chat:KeyRing:FormerCertificates:{number} {wrongOne}";
            }
        }

        if (keyRing is { Passphrase.Length: 0, Certificate.Length: 0 } and ({ FormerPassphrases.Count: > 0 } or { FormerCertificates.Count: > 0 }))
        {
            yield return "Chat:KeyRing names what was in use before, but neither Passphrase nor Certificate, so that the key ring would be in the clear. Set one of them.";
        }
    }

    private static string? WrongWithCertificate(string file, string password)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadPkcs12(File.ReadAllBytes(file), password);
            using var key = certificate.GetRSAPrivateKey();
            return key is null ? "has no RSA private key in it." : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "names a file that cannot be read.";
        }
        catch (CryptographicException)
        {
            return "is not a PKCS#12 file that its password opens.";
        }
    }

    private static IEnumerable<string> Wrong(string plan, PlanLimits limits)
    {
        if (!TenantId.IsValid(plan.ToLowerInvariant()))
        {
            yield return $"Chat:Plans has a plan '{plan}'; its name must be {TenantId.Rule}.";
        }

        foreach (var (member, wrong) in LimitRules.Broken(limits))
        {
            yield return $"Chat:Plans:{plan}:{member} {wrong}";
        }
    }

    private static IEnumerable<string> Wrong(ClusterOptions cluster)
    {
        foreach (var (name, value) in new[] { (nameof(cluster.ClusterId), cluster.ClusterId), (nameof(cluster.ServiceId), cluster.ServiceId) })
        {
            if (value.Length is 0 or > 150)
            {
                yield return $"Chat:Cluster:{name} has {value.Length} characters; it must have 1 to 150.";
            }
        }

        foreach (var (name, port) in new[] { (nameof(cluster.SiloPort), cluster.SiloPort), (nameof(cluster.GatewayPort), cluster.GatewayPort) })
        {
            if (port is < 1 or > MaxPort)
            {
                yield return $"Chat:Cluster:{name} is {port}; it must be from 1 to {MaxPort}.";
            }
        }

        if (cluster.AdvertisedAddress.Length > 0 && !IPAddress.TryParse(cluster.AdvertisedAddress, out _))
        {
            yield return $"Chat:Cluster:AdvertisedAddress is '{cluster.AdvertisedAddress}'; it must be an IP address, such as 10.0.0.7, or be left out.";
        }

        if (cluster.DrainTimeout < TimeSpan.Zero || cluster.DrainTimeout > TimeSpan.FromMinutes(10))
        {
            yield return $"Chat:Cluster:DrainTimeout is {cluster.DrainTimeout}; it must be from 00:00:00 to 00:10:00.";
        }
    }
}
