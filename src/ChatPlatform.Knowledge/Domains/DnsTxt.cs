using System.Collections.Immutable;
using System.Net;
using DnsClient;

namespace ChatPlatform.Knowledge.Domains;

/// <summary>TXT records as the machine's own resolver tells them.</summary>
/// <param name="servers">To be asked in its place; none: the machine's own.</param>
internal sealed class DnsTxt(params IPEndPoint[] servers)
{
    private readonly Lazy<LookupClient> _client = new(() => new LookupClient(new LookupClientOptions(servers)
    {
        Timeout = TimeSpan.FromSeconds(3),
        Retries = 1,
        ThrowDnsErrors = false,
        UseCache = false,
    }));

    public async Task<ImmutableArray<string>> ReadAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _client.Value.QueryAsync(name, QueryType.TXT, cancellationToken: cancellationToken).ConfigureAwait(false);
            return [.. answer.Answers.TxtRecords().Select(record => string.Concat(record.Text))];
        }
        catch (Exception failure) when (failure is DnsResponseException or DnsResponseParseException or OperationCanceledException or ArgumentException or InvalidOperationException)
        {
            // No resolver, or none that answers: the other two places remain.
            return [];
        }
    }
}
