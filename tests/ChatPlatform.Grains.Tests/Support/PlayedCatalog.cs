using ChatPlatform.Models;
using Microsoft.Extensions.AI;

namespace ChatPlatform.Grains.Tests.Support;

/// <summary>Two models, one that costs something and the built-in one, and the test plays both.</summary>
public sealed class PlayedCatalog(PlayedModel model) : IModelCatalog
{
    public const string Paid = "paid";

    public IReadOnlyList<string> Names => [Paid, ModelNames.Extractive];

    public string DefaultName => Paid;

    public IEmbeddingGenerator<string, Embedding<float>>? EmbeddingGenerator => null;

    public bool IsConfigured(string name) => Names.Contains(name);

    public IChatClient GetChatClient(string? name) => new Client(model, name ?? DefaultName);

    /// <summary>A turn begins when the model is asked, and not before.</summary>
    private sealed class Client(PlayedModel model, string provider) : IChatClient
    {
        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            model.Begin("", [], provider).GetStreamingResponseAsync(messages, options, cancellationToken);

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException("Turns stream.");

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata(provider, null, "played") : null;

        public void Dispose()
        {
        }
    }
}
