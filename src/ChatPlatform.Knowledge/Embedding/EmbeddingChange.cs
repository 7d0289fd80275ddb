using ChatPlatform.Storage.Knowledge;
using Microsoft.Extensions.AI;

namespace ChatPlatform.Knowledge.Embedding;

/// <summary>
/// Brings a tenant's vectors to the current embedding model. New vectors are written beside the old ones, which
/// searches go on using, and take their place all at once. What has been written stays when a run ends early,
/// and the next run goes on from there.
/// </summary>
public sealed class EmbeddingChange(IKnowledgeStore store, EmbeddingGenerators generators)
{
    private const int Batch = 64;

    /// <returns>How many passages were embedded; 0 when the tenant was up to date.</returns>
    /// <exception cref="InvalidOperationException">The model gave no vector for a passage.</exception>
    public async Task<int> RunAsync(string tenantId, CancellationToken cancellationToken)
    {
        var model = generators.CurrentName;
        var embedded = 0;
        if (await store.GetEmbeddingModelAsync(tenantId, cancellationToken).ConfigureAwait(false) is not { } searched || searched == model)
        {
            return 0;
        }

        do
        {
            while (await store.ListUnembeddedAsync(tenantId, model, Batch, cancellationToken).ConfigureAwait(false) is { Count: > 0 } chunks)
            {
                await store.AddVectorsAsync(tenantId, model, await EmbedAsync(chunks, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
                embedded += chunks.Count;
            }
        }
        while (!await store.SwitchEmbeddingModelAsync(tenantId, model, cancellationToken).ConfigureAwait(false)); // a page came in between

        return embedded;
    }

    private async Task<IReadOnlyList<ChunkVector>> EmbedAsync(IReadOnlyList<StoredChunk> chunks, CancellationToken cancellationToken)
    {
        var vectors = await generators.Current.GenerateAsync(
            chunks.Select(chunk => EmbeddedText.Of(chunk.Title, chunk.Heading, chunk.Text)), cancellationToken: cancellationToken).ConfigureAwait(false);
        return vectors.Count == chunks.Count && vectors.All(vector => !vector.Vector.IsEmpty)
            ? [.. chunks.Zip(vectors, (chunk, vector) => new ChunkVector(chunk.Id, vector.Vector))]
            : throw new InvalidOperationException($"The embedding model {generators.CurrentName} gave no vector for a passage.");
    }
}
