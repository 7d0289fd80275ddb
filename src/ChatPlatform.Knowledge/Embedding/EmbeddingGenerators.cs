using Microsoft.Extensions.AI;

namespace ChatPlatform.Knowledge.Embedding;

/// <summary>
/// The generators that queries can be embedded by: the one that passages are indexed with, and, for tenants
/// whose vectors are of another still, the built-in one and those that were registered as earlier.
/// </summary>
public sealed class EmbeddingGenerators
{
    private readonly Dictionary<string, IEmbeddingGenerator<string, Embedding<float>>> _byName;

    public EmbeddingGenerators(IEmbeddingGenerator<string, Embedding<float>> current, IEnumerable<EarlierEmbeddingGenerator> earlier)
    {
        Current = current;
        CurrentName = EmbeddingModelName.Of(current);
        _byName = earlier.Select(other => other.Generator).Append(new HashedEmbeddingGenerator()).Append(current)
            .GroupBy(EmbeddingModelName.Of).ToDictionary(same => same.Key, same => same.Last());
    }

    public IEmbeddingGenerator<string, Embedding<float>> Current { get; }

    public string CurrentName { get; }

    /// <returns>null when vectors of that name cannot be made any more.</returns>
    public IEmbeddingGenerator<string, Embedding<float>>? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>A generator that some tenants' vectors were made by and that is no longer indexed with.</summary>
public sealed record EarlierEmbeddingGenerator(IEmbeddingGenerator<string, Embedding<float>> Generator);
