using ChatPlatform.Storage.Secrets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Hosting;

/// <summary>Once a day seals with the key ring's present key what an older one sealed.</summary>
public sealed class SecretRenewal(IEnumerable<ISealedValues> secrets, TimeProvider time, ILogger<SecretRenewal> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var kind in secrets)
            {
                try
                {
                    var count = await kind.ResealAsync(stoppingToken);
                    if (count.Resealed + count.Lost > 0)
                    {
                        logger.Resealed(count.Name, count.Resealed, count.Lost);
                    }
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    logger.NotResealed(failure, kind.Name);
                }
            }
        }
    }
}
