using System.Diagnostics;
using System.Globalization;
using ChatPlatform.Knowledge.Embedding;
using ChatPlatform.Knowledge.Reading;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.Postgres.Knowledge;
using ChatPlatform.Storage.Postgres;
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

    /// <summary>Of half precision.</summary>
    private const double Rounding = 0.0001;

    public string Name => "hnsw";

    public string Question => "How many of the ten nearest of 100,000 vectors does the HNSW index find, with the defaults, and how long do it and the exact search take?";

    public async Task RunAsync(TextWriter output)
    {
        await using var host = await KnowledgeHost.OnPostgresAsync(services => services.Configure<PostgresKnowledgeOptions>(options => options.IndexFrom = 10_000_000));
        await host.AddTenantAsync(Tenant);
        var embeddings = host.Services.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>();
        var model = EmbeddingModelName.Of(embeddings);
        var texts = await TextsAsync();
        var watch = Stopwatch.StartNew();
        foreach (var part in texts.Index().Chunk(Batch))
        {
            var vectors = await embeddings.GenerateAsync(part.Select(passage => passage.Item));
            var chunks = part.Zip(vectors, (passage, vector) => new ChunkRecord("https://manual.example/", "", "", vector.Vector));
            var document = new DocumentRecord(part[0].Index.ToString(CultureInfo.InvariantCulture), null, "https://manual.example/", "", "en", 1, DateTimeOffset.UnixEpoch);
            await host.Knowledge.ReplaceAsync(Tenant, [new IndexedDocument(document, [.. chunks], model)], KnowledgeQuota.None, CancellationToken.None);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {Passages:N0} passages embedded and written in {watch.Elapsed.TotalSeconds:0} s"));
        var queries = await QueriesAsync(embeddings, texts);
        var (exact, exactTimes) = await SearchAsync(host.Knowledge, model, queries);
        await output.WriteLineAsync($"  exact: {new Spread(exactTimes, "ms")}");
        await output.FlushAsync();

        var options = new PostgresKnowledgeOptions { BuildWorkers = 1 };
        await using var upkeep = new VectorUpkeep(
            host.Services.GetRequiredService<PostgresTenants>(), options, Microsoft.Extensions.Logging.Abstractions.NullLogger<VectorUpkeep>.Instance);
        watch.Restart();
        await upkeep.IndexAsync(Tenant, CancellationToken.None);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"  partition and index (m {options.M}, ef_construction {options.EfConstruction}) made in {watch.Elapsed.TotalSeconds:0} s"));
        await output.FlushAsync();

        foreach (var candidates in new[] { options.EfSearch, 100, 200, 400, 2_000 }.Distinct())
        {
            var store = new PostgresKnowledgeStore(
                host.Services.GetRequiredService<PostgresTenants>(), new PostgresKnowledgeOptions { EfSearch = candidates }, upkeep);
            var (found, times) = await SearchAsync(store, model, queries);
            var mark = candidates == options.EfSearch ? " (the default)" : "";
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"  ef_search {candidates}{mark}: recall@{Hits} {exact.Zip(found, Recall).Average():0.000}, {new Spread(times, "ms")}"));
            foreach (var kind in queries.Zip(exact, found).GroupBy(asked => asked.First.Kind))
            {
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"    recall@{Hits} {kind.Average(asked => Recall(asked.Second, asked.Third)):0.000} over {kind.Count()} {kind.Key}"));
            }

            await output.FlushAsync();
        }
    }

    /// <summary>Of the ten, how many are as near as the tenth of the exact search; of equals it does not matter which.</summary>
    private static double Recall(IReadOnlyList<ScoredChunk> exact, IReadOnlyList<ScoredChunk> found) =>
        found.Count(hit => hit.Score >= exact[^1].Score - Rounding) / (double)Hits;

    private static async Task<(List<IReadOnlyList<ScoredChunk>> Found, List<double> Milliseconds)> SearchAsync(
        IKnowledgeStore store, string model, IEnumerable<(string Kind, ReadOnlyMemory<float> Vector)> queries)
    {
        var found = new List<IReadOnlyList<ScoredChunk>>();
        var times = new List<double>();
        foreach (var (_, vector) in queries)
        {
            var watch = Stopwatch.StartNew();
            found.Add(await store.SearchVectorAsync(Tenant, model, vector, Hits, CancellationToken.None));
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        return (found, times);
    }

    private static async Task<List<(string Kind, ReadOnlyMemory<float> Vector)>> QueriesAsync(
        IEmbeddingGenerator<string, Embedding<float>> embeddings, List<string> texts)
    {
        var random = new Random(2);
        (string Kind, string Text)[] asked =
        [
            .. (await RealSites.QuestionsAsync("postgresql")).Select(question => ("questions about the manuals", question.Question)),
            .. (await RealSites.QuestionsAsync("sqlite")).Select(question => ("questions about the manuals", question.Question)),
            .. Enumerable.Range(0, 80).Select(_ => ("sentences of the passages", Sentence(texts[random.Next(texts.Count)], random))),
            .. Xquad.Read("en").Questions.Take(30).Select(question => ("questions about other things (XQuAD)", question.Question)),
        ];
        var vectors = await embeddings.GenerateAsync(asked.Select(query => query.Text));
        return [.. asked.Zip(vectors, (query, vector) => (query.Kind, vector.Vector))];
    }

    private static string Sentence(string text, Random random)
    {
        var sentences = text.Split(". ").Where(sentence => sentence.Length > 40).ToList();
        return sentences.Count == 0 ? text : sentences[random.Next(sentences.Count)];
    }

    private static async Task<List<string>> TextsAsync()
    {
        await using var host = new KnowledgeHost();
        await host.AddTenantAsync(Tenant);
        foreach (var name in (string[])["postgresql", "sqlite"])
        {
            await using var site = await StaticSite.StartAsync(await RealSites.FolderAsync(name));
            var source = await host.AddSiteAsync(Tenant, new Uri(site.Url, "index.html"));
            await host.Reader.RunAsync(Tenant, source, KnowledgeQuota.None, null, CancellationToken.None);
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
