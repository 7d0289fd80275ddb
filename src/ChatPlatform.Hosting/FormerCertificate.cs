namespace ChatPlatform.Hosting;

/// <summary>A certificate that the key ring may still be encrypted with.</summary>
public sealed class FormerCertificate
{
    /// <summary>The path of a PKCS#12 file with an RSA certificate and its private key.</summary>
    public string File { get; set; } = "";

    /// <summary>Of the file; may be empty.</summary>
    public string Password { get; set; } = "";
}
