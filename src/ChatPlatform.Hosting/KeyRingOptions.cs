namespace ChatPlatform.Hosting;

/// <summary>How the keys that seal tokens and secrets are encrypted where they are stored; with neither setting they are not.</summary>
public sealed class KeyRingOptions
{
    /// <summary>20 characters at least, the same on every node.</summary>
    public string Passphrase { get; set; } = "";

    /// <summary>Passphrases that were in use before: what is still under one is put under the present one at the next start.</summary>
    public IList<string> FormerPassphrases { get; } = [];

    /// <summary>In the place of a passphrase: the path of a PKCS#12 file with an RSA certificate and its private key.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>Of the certificate's file; may be empty.</summary>
    public string CertificatePassword { get; set; } = "";

    /// <summary>Certificates that were in use before: as with passphrases, what is still under one is put under what is present.</summary>
    public IList<FormerCertificate> FormerCertificates { get; } = [];
}
