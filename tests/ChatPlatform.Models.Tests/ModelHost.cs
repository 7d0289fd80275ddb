using ChatPlatform.Testing;
using ChatPlatform.Testing.Time;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.Models.Tests;

/// <summary>The catalog as the product builds it from settings, with a fake clock and a log that can be read.</summary>
internal sealed class ModelHost : IDisposable
{
    public const string Key = "sk-secret-key-0123456789";

    private readonly ServiceProvider _services;

    public ModelHost(params (string Setting, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create($"Chat:Models:{pair.Setting}", (string?)pair.Value)))
            .Build();
        services.AddModels(configuration);
        _services = services.BuildServiceProvider();
    }

    public ObservedTime Time { get; } = new();

    public RecordedLog Log { get; } = new();

    public IModelCatalog Catalog => _services.GetRequiredService<IModelCatalog>();

    /// <summary>Set up for OpenAI's protocol, spoken by the server.</summary>
    public static ModelHost OpenAI(FakeModelServer server, params (string Setting, string Value)[] more) =>
        new([("Default", "openai"), ("OpenAI:BaseUrl", server.OpenAIUrl), ("OpenAI:ApiKey", Key), ("OpenAI:Model", "gpt-fake"), ("OpenAI:EmbeddingModel", "embed-fake"), .. more]);

    public static ModelHost Anthropic(FakeModelServer server, params (string Setting, string Value)[] more) =>
        new([("Default", "anthropic"), ("Anthropic:BaseUrl", server.AnthropicUrl), ("Anthropic:ApiKey", Key), ("Anthropic:Model", "claude-fake"), .. more]);

    public static ModelHost Of(string provider, FakeModelServer server) => provider == "openai" ? OpenAI(server) : Anthropic(server);

    public IChatClient Client => Catalog.GetChatClient(null);

    public void Dispose() => _services.Dispose();
}
