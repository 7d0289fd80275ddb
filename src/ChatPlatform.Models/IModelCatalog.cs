using Microsoft.Extensions.AI;

namespace ChatPlatform.Models;

/// <summary>The models that this server is set up with.</summary>
public interface IModelCatalog
{
    /// <summary>Names that <see cref="GetChatClient"/> knows, "extractive" always among them.</summary>
    IReadOnlyList<string> Names { get; }

    string DefaultName { get; }

    bool IsConfigured(string name);

    /// <summary>A client that lives as long as the catalog; do not dispose of it.</summary>
    /// <param name="name">null or "" for the default.</param>
    /// <exception cref="ChatException"><c>model_unavailable</c>: not set up on this server.</exception>
    IChatClient GetChatClient(string? name);

    /// <summary>null when no embedding model is set up.</summary>
    IEmbeddingGenerator<string, Embedding<float>>? EmbeddingGenerator { get; }
}
