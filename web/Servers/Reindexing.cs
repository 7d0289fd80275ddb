using System.Threading.Channels;
using ChatPlatform.Knowledge.Embedding;

namespace ChatPlatform.Web.Servers;

/// <summary>
/// Embeds tenants' passages anew, one tenant after the other, while searches go on with the old vectors. What a restart
/// cuts off goes on with the next request, or the next reading of a source.
/// </summary>
internal sealed class Reindexing(EmbeddingChange change, ILogger<Reindexing> logger) : BackgroundService
{
    private const int MostWaiting = 1_000;

    private readonly Channel<string> _tenants = Channel.CreateBounded<string>(MostWaiting);

    /// <exception cref="ChatException"><c>rate_limited</c>: too many are waiting.</exception>
    public void Request(string tenantId)
    {
        if (!_tenants.Writer.TryWrite(tenantId))
        {
            throw new ChatException(ErrorCodes.RateLimited, "Many tenants are being reindexed. Come again later.", TimeSpan.FromMinutes(1));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var tenantId in _tenants.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await change.RunAsync(tenantId, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.NotReindexed(failure, tenantId);
            }
        }
    }
}
