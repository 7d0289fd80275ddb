using System.Diagnostics;
using System.Globalization;
using ChatPlatform.Knowledge.Extraction;
using ChatPlatform.Knowledge.Reading;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Testing.Knowledge;
using Microsoft.Extensions.DependencyInjection;

namespace ChatPlatform.Benchmarks;

internal sealed class RecallBenchmark : IBenchmark
{
    private const int Hits = 5;

    public string Name => "recall";

    public string Question => "How often is the right one of XQuAD's 240 paragraphs among the first five hits, beside plain FTS5 BM25?";

    public async Task RunAsync(TextWriter output)
    {
        await output.WriteLineAsync("  language  recall@5  plain FTS5  ratio  search");
        foreach (var language in Xquad.Languages)
        {
            var data = Xquad.Read(language);
            await using var host = new KnowledgeHost();
            await host.AddTenantAsync("xquad");
            await IndexAsync(host, data.Paragraphs);
            using var plain = new PlainFts(data.Paragraphs);

            var found = 0;
            var foundPlainly = 0;
            var milliseconds = new List<double>();
            foreach (var (question, paragraph) in data.Questions)
            {
                var watch = Stopwatch.StartNew();
                var hits = await host.Retriever.SearchAsync("xquad", question, Hits, CancellationToken.None);
                milliseconds.Add(watch.Elapsed.TotalMilliseconds);
                found += hits.Any(hit => hit.DocumentId == Id(paragraph)) ? 1 : 0;
                foundPlainly += plain.Search(question, Hits).Contains(paragraph) ? 1 : 0;
            }

            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"  {language,-8}  {Share(found),8}  {Share(foundPlainly),10}  {(foundPlainly == 0 ? "-" : ((double)found / foundPlainly).ToString("0.00", CultureInfo.InvariantCulture)),5}  {new Spread(milliseconds, "ms")}"));

            string Share(int count) => ((double)count / data.Questions.Count).ToString("0.0000", CultureInfo.InvariantCulture);
        }
    }

    private static string Id(int paragraph) => string.Create(CultureInfo.InvariantCulture, $"p{paragraph}");

    private static async Task IndexAsync(KnowledgeHost host, IReadOnlyList<string> paragraphs)
    {
        var builder = host.Services.GetRequiredService<DocumentBuilder>();
        var documents = new List<IndexedDocument>();
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var url = new Uri($"https://xquad.example/{i}");
            var page = PlainTextExtractor.Extract(url, paragraphs[i]) with { Title = "" };
            documents.Add((await builder.BuildAsync(Id(i), sourceId: null, url, page, paragraphs[i].Length, CancellationToken.None))!);
        }

        await host.Knowledge.ReplaceAsync("xquad", documents, CancellationToken.None);
    }
}
