using ChatPlatform.Testing.Knowledge;

namespace ChatPlatform.Benchmarks;

internal sealed class RecallBenchmark : IBenchmark
{
    public string Name => "recall";

    public string Question => "How often is the right passage among the first five hits, beside plain FTS5 BM25?";

    public async Task RunAsync(TextWriter output)
    {
        foreach (var language in Xquad.Languages)
        {
            await WriteAsync(output, await RecallFigures.OfXquadAsync(language, CancellationToken.None));
        }

        await WriteAsync(output, await RecallFigures.OfSpansAsync(CancellationToken.None));
    }

    private static async Task WriteAsync(TextWriter output, RecallFigures figures)
    {
        await output.WriteLineAsync($"  {figures}");
        await output.WriteLineAsync($"    search: {new Spread(figures.Milliseconds, "ms")}");
    }
}
