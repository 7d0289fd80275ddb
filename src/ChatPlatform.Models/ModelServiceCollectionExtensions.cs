using ChatPlatform.Models.Extractive;
using ChatPlatform.Models.Providers;
using ChatPlatform.Models.Resilience;
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
        services.TryAddSingleton(provider => new ModelClients(
            provider.GetRequiredService<IOptions<ModelOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ResilientChatClient>>()));
        services.TryAddSingleton(provider => Prices(provider.GetRequiredService<IOptions<ModelOptions>>().Value));
        return services;
    }

    private static ModelPrices Prices(ModelOptions options) => new(options.Currency, options.Default, new Dictionary<string, ModelPrice>
    {
        [ModelNames.OpenAI] = new(options.OpenAI.InputPrice, options.OpenAI.OutputPrice),
        [ModelNames.Anthropic] = new(options.Anthropic.InputPrice, options.Anthropic.OutputPrice),
    });

    private static ModelCatalog Catalog(ModelOptions options, TimeProvider time, ILoggerFactory loggers)
    {
        var policy = RetryPolicy.Of(options);
        var clients = new Dictionary<string, Func<IChatClient>>
        {
            [ModelNames.Extractive] = () => new ExtractiveChatClient(options.Extractive, time),
        };
        if (options.OpenAI.CanChat)
        {
            clients[ModelNames.OpenAI] = () => Resilient(OpenAIProvider.CreateChatClient(options.OpenAI, time), ModelNames.OpenAI);
        }

        if (options.Anthropic.CanChat)
        {
            clients[ModelNames.Anthropic] = () => Resilient(AnthropicProvider.CreateChatClient(options.Anthropic, time), ModelNames.Anthropic);
        }

        return new ModelCatalog(options.Default, clients, () => options.OpenAI.CanEmbed ? Embeddings() : null);

        ResilientChatClient Resilient(IChatClient client, string provider) =>
            new(client, provider, policy, time, loggers.CreateLogger<ResilientChatClient>());

        ResilientEmbeddingGenerator Embeddings() =>
            new(OpenAIProvider.CreateEmbeddingGenerator(options.OpenAI, time), ModelNames.OpenAI, policy, time, loggers.CreateLogger<ResilientEmbeddingGenerator>());
    }
}
