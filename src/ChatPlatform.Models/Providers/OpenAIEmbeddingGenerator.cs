using Microsoft.Extensions.AI;
using OpenAI.Embeddings;

namespace ChatPlatform.Models.Providers;

/// <summary>OpenAI's embeddings as an <see cref="IEmbeddingGenerator{TInput, TEmbedding}"/>.</summary>
/// <param name="dimensions">0 for the model's own, which is then not asked for.</param>
internal sealed class OpenAIEmbeddingGenerator(EmbeddingClient client, string model, Uri? endpoint, int dimensions) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingGeneratorMetadata _metadata = new(ModelNames.OpenAI, endpoint, model, dimensions > 0 ? dimensions : null);

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        Microsoft.Extensions.AI.EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        var asked = new OpenAI.Embeddings.EmbeddingGenerationOptions { Dimensions = options?.Dimensions ?? (dimensions > 0 ? dimensions : null) };
        var answered = (await client.GenerateEmbeddingsAsync(values, asked, cancellationToken).ConfigureAwait(false)).Value;
        var embeddings = answered
            .OrderBy(embedding => embedding.Index)
            .Select(embedding => new Embedding<float>(embedding.ToFloats()) { ModelId = answered.Model });
        return new GeneratedEmbeddings<Embedding<float>>(embeddings)
        {
            Usage = answered.Usage is { } usage ? new() { InputTokenCount = usage.InputTokenCount, TotalTokenCount = usage.TotalTokenCount } : null,
        };
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? _metadata
            : serviceType.IsInstanceOfType(client) ? client
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
    }
}
