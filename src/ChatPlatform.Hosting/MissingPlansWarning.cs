using ChatPlatform.Tenants;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Hosting;

/// <summary>Says at the start which plans tenants are on that nobody defines.</summary>
public sealed class MissingPlansWarning(MissingPlans plans, ILogger<MissingPlansWarning> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (var (plan, tenants) in await plans.FindAsync(stoppingToken))
            {
                logger.PlanMissing(plan, tenants);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            logger.PlansNotChecked(failure);
        }
    }
}
