using ChatPlatform.Models.Extractive;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatPlatform.Models;

public static class ModelServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="IModelCatalog"/> with the providers under <c>Chat:Models</c>. Wrong settings stop
    /// the start with an <see cref="OptionsValidationException"/> whose sentences name them.
    /// </summary>
    /// <param name="configuration">The root, not the section.</param>
    public static IServiceCollection AddModels(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<ModelOptions>().Bind(configuration.GetSection(ModelOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ModelOptions>, ModelOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IModelCatalog>(provider => Catalog(
            provider.GetRequiredService<IOptions<ModelOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()));
        return services;
    }

    private static ModelCatalog Catalog(ModelOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        var clients = new Dictionary<string, Func<IChatClient>>
        {
            [ModelNames.Extractive] = () => new ExtractiveChatClient(options.Extractive, time),
        };
        return new ModelCatalog(options.Default, clients, () => null);
    }
}
