using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using ChatPlatform.Storage.Knowledge;
using Microsoft.Extensions.AI;

namespace ChatPlatform.Knowledge.Embedding;

/// <summary>
/// An embedding that needs no model: the words of a text and the character n-grams within them, hashed into
/// a vector with signs (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009). Texts
/// are near each other when they share words, or words that are spelled alike: endings, compounds and slips
/// of the pen matter less than they do to a word index. It knows nothing of meaning. The same text gives the
/// same vector in every process, of unit length, or zero when it holds no word.
/// </summary>
public sealed class HashedEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    public const int Dimensions = 2048;

    private const float GramWeight = 0.6f;
    private const float StopWordWeight = 0.1f;
    private const int MinGram = 3;
    private const int MaxGram = 5;
    private const int LongestWord = 62;

    private static readonly EmbeddingGeneratorMetadata Metadata = new("chatplatform", null, "hashed-1", Dimensions);

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        var embeddings = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            embeddings.Add(new Embedding<float>(Embed(value)) { ModelId = Metadata.DefaultModelId });
        }

        return Task.FromResult(embeddings);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;
    }

    public void Dispose()
    {
    }

    internal static float[] Embed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var counts = new Dictionary<ulong, (int Count, float Weight)>();
        foreach (var (word, isWhole) in EmbeddingWords.Of(text))
        {
            Count(counts, word, isWhole);
        }

        var vector = new float[Dimensions];
        foreach (var (hash, (count, weight)) in counts)
        {
            var value = weight * (1 + MathF.Log(count));
            vector[(int)(hash % Dimensions)] += (hash >> 63) == 0 ? value : -value;
        }

        var length = TensorPrimitives.Norm(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }

    private static void Count(Dictionary<ulong, (int Count, float Weight)> counts, string word, bool isWhole)
    {
        var isStopWord = StopWords.Contains(word);
        Add(counts, Hash(word, 1), isStopWord ? StopWordWeight : 1);
        if (isStopWord || isWhole || word.Length < MinGram)
        {
            return;
        }

        Span<char> framed = stackalloc char[Math.Min(word.Length, LongestWord) + 2];
        framed[0] = '<';
        word.AsSpan(0, framed.Length - 2).CopyTo(framed[1..]);
        framed[^1] = '>';
        for (var size = MinGram; size <= Math.Min(MaxGram, framed.Length - 1); size++)
        {
            for (var start = 0; start + size <= framed.Length; start++)
            {
                Add(counts, Hash(framed.Slice(start, size), 2), GramWeight);
            }
        }
    }

    private static void Add(Dictionary<ulong, (int Count, float Weight)> counts, ulong feature, float weight)
    {
        ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _);
        entry = (entry.Count + 1, weight);
    }

    /// <summary>FNV-1a, 64 bits, with a final mix so that the high bits are as good as the low ones.</summary>
    private static ulong Hash(ReadOnlySpan<char> text, ulong kind)
    {
        var hash = 14695981039346656037UL ^ kind;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCDUL;
        return hash ^ (hash >> 33);
    }
}
