using System.Globalization;
using Microsoft.Extensions.AI;

namespace ChatPlatform.Knowledge.Embedding;

/// <summary>Names the vector space of a generator, so that vectors of two spaces are never compared.</summary>
public static class EmbeddingModelName
{
    public static string Of(IEmbeddingGenerator<string, Embedding<float>> generator)
    {
        ArgumentNullException.ThrowIfNull(generator);
        var metadata = generator.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{metadata?.ProviderName ?? generator.GetType().Name}/{metadata?.DefaultModelId}/{metadata?.DefaultModelDimensions}");
    }
}
