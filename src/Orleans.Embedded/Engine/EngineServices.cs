using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;

namespace Orleans.Embedded;

internal static class EngineServices
{
    /// <summary>Adds the engine; again adds nothing.</summary>
    public static ISiloBuilder AddEngine(this IServiceCollection services, IConfiguration configuration)
    {
        var builder = new SiloBuilder(services, configuration);
        if (services.Any(service => service.ServiceType == typeof(Engine)))
            return builder;

        services.AddLogging();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<GrainCollectionOptions>, GrainCollectionOptionsValidator>();
        services.AddSingleton<Clocks>();
        services.AddSingleton<GrainMap>();
        services.AddSingleton<CallDeadlines>();
        services.AddSingleton<Engine>();
        services.AddSingleton<IdleCollector>();
        services.AddSingleton<GrainFactory>();
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainFactory>());
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<GrainFactory>());
        services.AddTransient<IGrainContext>(_ => Activation.Current ?? throw new InvalidOperationException("There is a grain context only while a grain is constructed or runs."));
        services.AddHostedService<EngineHost>();
        return builder;
    }
}
