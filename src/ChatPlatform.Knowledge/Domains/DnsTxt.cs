using System.Collections.Immutable;
using DnsClient;

namespace ChatPlatform.Knowledge.Domains;

/// <summary>TXT records as the machine's own resolver tells them.</summary>
internal sealed class DnsTxt
{
    private readonly Lazy<LookupClient> _client = new(() => new LookupClient(new LookupClientOptions
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
        catch (Exception failure) when (failure is DnsResponseException or OperationCanceledException or ArgumentException or InvalidOperationException)
        {
            // No resolver, or none that answers: the other two places remain.
            return [];
        }
    }
}
