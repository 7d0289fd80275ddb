using System.Collections.Immutable;
using System.Net;
using DnsClient;

namespace ChatPlatform.Knowledge.Domains;

/// <summary>TXT records as the machine's own resolver tells them.</summary>
/// <param name="servers">To be asked in its place; none: the machine's own.</param>
internal sealed class DnsTxt(params IPEndPoint[] servers)
{
    private readonly Lazy<LookupClient> _client = new(() => new LookupClient(Options(servers)));

    /// <summary>Of no servers the library makes no options; asked for none, it takes the machine's own.</summary>
    internal static LookupClientOptions Options(IPEndPoint[] servers)
    {
        var options = servers.Length == 0 ? new LookupClientOptions() : new LookupClientOptions(servers);
        options.Timeout = TimeSpan.FromSeconds(3);
        options.Retries = 1;
        options.ThrowDnsErrors = false;
        options.UseCache = false;
        return options;
    }

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
