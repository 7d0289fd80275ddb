using System.Collections.Concurrent;
using System.Collections.Immutable;
using ChatPlatform.Knowledge.Domains;

namespace ChatPlatform.Grains.Tests.Support;

/// <summary>Websites that show the tokens that the test puts there.</summary>
public sealed class PlayedDomains : IDomainProofs
{
    private readonly ConcurrentDictionary<Uri, ImmutableHashSet<string>> _shown = new();

    public void Show(string site, params string[] tokens) => _shown[new Uri(site)] = [.. tokens];

    public Task<DomainProof> ReadAsync(Uri site, CancellationToken cancellationToken) =>
        Task.FromResult(new DomainProof(_shown.GetValueOrDefault(site) ?? [], $"{site}: the token is not there."));
}
