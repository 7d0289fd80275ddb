using System.Diagnostics;
using System.Globalization;
using ChatPlatform.Knowledge.Embedding;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.Postgres;
using ChatPlatform.Storage.Postgres.Knowledge;
using ChatPlatform.Testing.Knowledge;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Benchmarks;

/// <summary>
/// Vectors of the built-in embedding over the passages of the two manuals and, to make up the number, over new
/// passages put together from their sentences: each of five sentences that lie near each other in one passage
/// and five of another, so that the vectors are as real text makes them and no two are the same.
/// </summary>
internal sealed class HnswBenchmark : IBenchmark
{
    private const string Tenant = "manual";
    private const int Passages = 100_000;
    private const int Batch = 500;
    private const int Hits = 10;

    public string Name => "hnsw";

    public string Question => "How many of the ten nearest of 100,000 vectors does the HNSW index find, with the defaults, and how long do it and the exact search take?";

    public async Task RunAsync(TextWriter output)
    {
        await using var host = await KnowledgeHost.OnPostgresAsync(services => services.Configure<PostgresKnowledgeOptions>(options => options.IndexFrom = 10_000_000));
        await host.AddTenantAsync(Tenant);
        var embeddings = host.Services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
        var model = EmbeddingModelName.Of(embeddings);
        var questions = await QuestionsAsync();
        var watch = Stopwatch.StartNew();
        foreach (var part in (await TextsAsync()).Index().Chunk(Batch))
        {
            var vectors = await embeddings.GenerateAsync(part.Select(passage => passage.Item));
            var chunks = part.Zip(vectors, (passage, vector) => new ChunkRecord("https://manual.example/", "", passage.Item, vector.Vector));
            var document = new DocumentRecord(part[0].Index.ToString(CultureInfo.InvariantCulture), null, "https://manual.example/", "", "en", 1, DateTimeOffset.UnixEpoch);
            await host.Knowledge.ReplaceAsync(Tenant, [new IndexedDocument(document, [.. chunks], model)], CancellationToken.None);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {Passages:N0} passages embedded and written in {watch.Elapsed.TotalSeconds:0} s"));
        var queries = await embeddings.GenerateAsync(questions);
        var (exact, exactTimes) = await SearchAsync(host.Knowledge, model, queries);
        await output.WriteLineAsync($"  exact: {new Spread(exactTimes, "ms")}");
        await output.FlushAsync();

        var options = new PostgresKnowledgeOptions();
        await using var upkeep = new VectorUpkeep(
            host.Services.GetRequiredService<PostgresTenants>(), options, Microsoft.Extensions.Logging.Abstractions.NullLogger<VectorUpkeep>.Instance);
        watch.Restart();
        await upkeep.IndexAsync(Tenant, CancellationToken.None);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"  partition and index (m {options.M}, ef_construction {options.EfConstruction}) made in {watch.Elapsed.TotalSeconds:0} s"));
        await output.FlushAsync();

        foreach (var candidates in new[] { options.EfSearch, 40, 100, 400, 800 }.Distinct())
        {
            var store = new PostgresKnowledgeStore(
                host.Services.GetRequiredService<PostgresTenants>(), new PostgresKnowledgeOptions { EfSearch = candidates }, upkeep);
            var (found, times) = await SearchAsync(store, model, queries);
            var recall = exact.Zip(found, (wanted, got) => wanted.Intersect(got).Count() / (double)Hits).Average();
            var mark = candidates == options.EfSearch ? " (the default)" : "";
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  ef_search {candidates}{mark}: recall@{Hits} {recall:0.000} over {queries.Count} questions, {new Spread(times, "ms")}"));
            await output.FlushAsync();
        }
    }

    private static async Task<(List<long[]> Found, List<double> Milliseconds)> SearchAsync(
        IKnowledgeStore store, string model, GeneratedEmbeddings<Embedding<float>> queries)
    {
        var found = new List<long[]>();
        var times = new List<double>();
        foreach (var query in queries)
        {
            var watch = Stopwatch.StartNew();
            var hits = await store.SearchVectorAsync(Tenant, model, query.Vector, Hits, CancellationToken.None);
            times.Add(watch.Elapsed.TotalMilliseconds);
            found.Add([.. hits.Select(hit => hit.ChunkId)]);
        }

        return (found, times);
    }

    /// <summary>Of the two manuals, and XQuAD's, which are about other things.</summary>
    private static async Task<List<string>> QuestionsAsync() =>
    [
        .. (await RealSites.QuestionsAsync("postgresql")).Select(question => question.Question),
        .. (await RealSites.QuestionsAsync("sqlite")).Select(question => question.Question),
        .. Xquad.Read("en").Questions.Take(160).Select(question => question.Question),
    ];

    private static async Task<List<string>> TextsAsync()
    {
        await using var host = new KnowledgeHost();
        await host.AddTenantAsync(Tenant);
        foreach (var name in (string[])["postgresql", "sqlite"])
        {
            await using var site = await StaticSite.StartAsync(await RealSites.FolderAsync(name));
            var source = await host.AddSiteAsync(Tenant, new Uri(site.Url, "index.html"));
            await host.Reader.RunAsync(Tenant, source, null, CancellationToken.None);
        }

        var count = (await host.Knowledge.GetStatusAsync(Tenant, CancellationToken.None)).Chunks;
        var chunks = await host.Knowledge.GetChunksAsync(Tenant, [.. Enumerable.Range(1, count).Select(id => (long)id)], CancellationToken.None);
        var texts = chunks.Select(chunk => $"{chunk.Title}\n{chunk.Heading}\n{chunk.Text}").Take(Passages).ToList();
        var sentences = chunks.Select(chunk => chunk.Text.Split(". ", StringSplitOptions.RemoveEmptyEntries)).Where(parts => parts.Length > 1).ToList();
        var random = new Random(1);
        while (texts.Count < Passages)
        {
            texts.Add(string.Join(". ", Enumerable.Range(0, 2).SelectMany(_ => Some(sentences[random.Next(sentences.Count)], random))));
        }

        return texts;
    }

    private static IEnumerable<string> Some(string[] sentences, Random random)
    {
        var first = random.Next(Math.Max(1, sentences.Length - 4));
        return sentences.Skip(first).Take(5);
    }
}
