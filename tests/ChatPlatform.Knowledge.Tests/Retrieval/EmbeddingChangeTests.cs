using ChatPlatform.Knowledge;
using ChatPlatform.Knowledge.Embedding;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Testing.Knowledge;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Knowledge.Tests.Retrieval;

public sealed class EmbeddingChangeTests
{
    private const string Tenant = "acme";
    private const int Passages = 200;

    private static readonly string OldModel = EmbeddingModelName.Of(new HashedEmbeddingGenerator());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<bool> Stores => [false, true];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Searches_answer_from_the_old_vectors_until_all_the_new_ones_are_there(bool isPostgres)
    {
        var next = new NextGenerator();
        await using var host = await CreateAsync(isPostgres, next);
        var change = host.Services.GetRequiredService<EmbeddingChange>();
        next.Allowed = 2;

        await Assert.ThrowsAsync<HttpRequestException>(() => change.RunAsync(Tenant, Cancellation));
        Assert.Equal(OldModel, await host.Knowledge.GetEmbeddingModelAsync(Tenant, Cancellation));
        Assert.True((await FindAsync(host, "passage 17")).Vector > 0.3);

        // Taken up again: what was embedded is not embedded twice.
        next.Allowed = int.MaxValue;
        var left = await change.RunAsync(Tenant, Cancellation);
        Assert.Equal(Passages, next.Embedded);
        Assert.InRange(left, 1, Passages - 1);
        Assert.Equal(EmbeddingModelName.Of(next), await host.Knowledge.GetEmbeddingModelAsync(Tenant, Cancellation));
        Assert.Equal(1, (await FindAsync(host, "anything")).Vector!.Value, 0.01);
        Assert.Equal(0, await change.RunAsync(Tenant, Cancellation));
    }

    private static async Task<RetrievalHit> FindAsync(KnowledgeHost host, string query) =>
        (await host.Retriever.SearchAsync(Tenant, query, 1, Cancellation))[0];

    /// <summary>A tenant whose passages were indexed before the generator was changed.</summary>
    private static async Task<KnowledgeHost> CreateAsync(bool isPostgres, NextGenerator next)
    {
        void Configure(IServiceCollection services) => services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(next);
        var host = isPostgres ? await KnowledgeHost.OnPostgresAsync(Configure) : new KnowledgeHost(Configure);
        await host.AddTenantAsync(Tenant);
        var chunks = new List<ChunkRecord>();
        foreach (var text in Enumerable.Range(0, Passages).Select(i => $"This is passage {i}"))
        {
            var vectors = await new HashedEmbeddingGenerator().GenerateAsync([text], cancellationToken: Cancellation);
            chunks.Add(new ChunkRecord("https://acme.example/", "", text, vectors[0].Vector));
        }

        var document = new DocumentRecord("d", null, "https://acme.example/", "Title", "en", 1, DateTimeOffset.UnixEpoch);
        await host.Knowledge.ReplaceAsync(Tenant, [new IndexedDocument(document, chunks, OldModel)], KnowledgeQuota.None, Cancellation);
        return host;
    }

    /// <summary>Gives every text the same vector, and fails after some calls.</summary>
    private sealed class NextGenerator : IEmbeddingGenerator<string, Embedding<float>>
    {
        public int Allowed { get; set; } = int.MaxValue;

        /// <summary>Passages, not queries.</summary>
        public int Embedded { get; private set; }

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
        {
            if (Allowed-- <= 0)
            {
                throw new HttpRequestException("The embedding service is away.");
            }

            var texts = values.ToList();
            Embedded += texts.Count(text => text.Contains('\n', StringComparison.Ordinal));
            return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(texts.Select(_ => new Embedding<float>(new float[] { 0.6f, 0.8f, 0 }))));
        }

        public object? GetService(Type serviceType, object? serviceKey = null) =>
            serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("test", null, "next", 3) : null;

        public void Dispose()
        {
        }
    }
}
