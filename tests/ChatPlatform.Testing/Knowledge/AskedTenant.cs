using ChatPlatform.Knowledge;
using ChatPlatform.Knowledge.Embedding;
using ChatPlatform.Knowledge.Extraction;
using ChatPlatform.Knowledge.Reading;
using ChatPlatform.Storage.Knowledge;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Testing.Knowledge;

/// <summary>A tenant whose documents are given instead of crawled, to be asked many questions.</summary>
internal sealed class AskedTenant(KnowledgeHost host) : IAsyncDisposable
{
    private const string Tenant = "asked";

    private readonly Dictionary<long, StoredChunk> _chunks = [];

    /// <summary>Every passage, in the order indexed.</summary>
    public IReadOnlyList<StoredChunk> Chunks { get; private set; } = [];

    private IEmbeddingGenerator<string, Embedding<float>> Embeddings =>
        host.Services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();

    /// <param name="host">New, and disposed with this.</param>
    public static async Task<AskedTenant> CreateAsync(
        KnowledgeHost host, IEnumerable<(string Id, ExtractedPage Page)> pages, CancellationToken cancellationToken)
    {
        var asked = new AskedTenant(host);
        await host.AddTenantAsync(Tenant);
        var builder = host.Services.GetRequiredService<DocumentBuilder>();
        var documents = new List<IndexedDocument>();
        foreach (var (id, page) in pages)
        {
            var document = await builder.BuildAsync(id, null, new Uri($"https://asked.example/{id}"), page, bytes: 0, cancellationToken);
            documents.Add(document ?? throw new InvalidOperationException($"The document {id} has no text."));
        }

        await host.Knowledge.ReplaceAsync(Tenant, documents, KnowledgeQuota.None, cancellationToken);

        // Chunks are numbered from 1 in a store that has never held others.
        var ids = Enumerable.Range(1, documents.Sum(document => document.Chunks.Count)).Select(id => (long)id).ToList();
        asked.Chunks = await host.Knowledge.GetChunksAsync(Tenant, ids, cancellationToken);
        foreach (var chunk in asked.Chunks)
        {
            asked._chunks.Add(chunk.Id, chunk);
        }

        return asked;
    }

    public async Task<IReadOnlyList<StoredChunk>> SearchAsync(string question, int k, CancellationToken cancellationToken) =>
        [.. (await host.Retriever.SearchAsync(Tenant, question, k, cancellationToken)).Select(hit => _chunks[hit.ChunkId])];

    public async Task<IReadOnlyList<StoredChunk>> SearchLexicalAsync(string question, int k, CancellationToken cancellationToken) =>
        ToChunks(await host.Knowledge.SearchLexicalAsync(Tenant, question, k, cancellationToken));

    public async Task<IReadOnlyList<StoredChunk>> SearchVectorAsync(string question, int k, CancellationToken cancellationToken)
    {
        var query = await Embeddings.GenerateAsync([question], cancellationToken: cancellationToken);
        return ToChunks(await host.Knowledge.SearchVectorAsync(
            Tenant, EmbeddingModelName.Of(Embeddings), query[0].Vector, k, cancellationToken));
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private List<StoredChunk> ToChunks(IReadOnlyList<ScoredChunk> hits) => [.. hits.Select(hit => _chunks[hit.ChunkId])];
}
