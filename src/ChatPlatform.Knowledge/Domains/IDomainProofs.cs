namespace ChatPlatform.Knowledge.Domains;

/// <summary>Looks at a website for what its owner put there to show whose it is.</summary>
public interface IDomainProofs
{
    /// <param name="site">Scheme, host and port.</param>
    Task<DomainProof> ReadAsync(Uri site, CancellationToken cancellationToken);
}
