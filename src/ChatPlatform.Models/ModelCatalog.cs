using Microsoft.Extensions.AI;

namespace ChatPlatform.Models;

/// <summary>Makes each client at its first use and keeps it: one connection pool a provider.</summary>
internal sealed class ModelCatalog : IModelCatalog, IDisposable
{
    private readonly Dictionary<string, Lazy<IChatClient>> _clients;
    private readonly Lazy<IEmbeddingGenerator<string, Embedding<float>>?> _embeddings;

    /// <param name="clients">By name, what makes them.</param>
    public ModelCatalog(string defaultName, IReadOnlyDictionary<string, Func<IChatClient>> clients, Func<IEmbeddingGenerator<string, Embedding<float>>?> embeddings)
    {
        DefaultName = defaultName;
        _clients = clients.ToDictionary(pair => pair.Key, pair => new Lazy<IChatClient>(pair.Value), StringComparer.OrdinalIgnoreCase);
        _embeddings = new(embeddings);
    }

    public IReadOnlyList<string> Names => [.. _clients.Keys];

    public string DefaultName { get; }

    public IEmbeddingGenerator<string, Embedding<float>>? EmbeddingGenerator => _embeddings.Value;

    public bool IsConfigured(string name) => _clients.ContainsKey(name);

    public IChatClient GetChatClient(string? name)
    {
        var wanted = string.IsNullOrEmpty(name) ? DefaultName : name;
        return _clients.TryGetValue(wanted, out var client)
            ? client.Value
            : throw new ChatException(ErrorCodes.ModelUnavailable, $"The model '{wanted}' is not set up on this server. Choose one of: {string.Join(", ", Names)}.");
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values.Where(client => client.IsValueCreated))
        {
            client.Value.Dispose();
        }

        if (_embeddings.IsValueCreated)
        {
            _embeddings.Value?.Dispose();
        }
    }
}
