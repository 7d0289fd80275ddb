using ChatPlatform.Storage.Platform;
using ChatPlatform.Tenants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatPlatform.Hosting;

/// <summary>What tenants may use, by the settings and by the platform's admin.</summary>
internal static class PlansHosting
{
    public static void AddPlans(this IHostApplicationBuilder builder, ChatOptions options)
    {
        builder.Services.AddSingleton(provider => new Plans(options.Plans, provider.GetRequiredService<IPlanStore>()));
        builder.Services.AddSingleton<PlanEditor>();
        builder.Services.AddSingleton<MissingPlans>();
        builder.Services.AddSingleton<IPreparation, PlansReady>();
    }
}
