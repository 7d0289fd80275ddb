using ChatPlatform.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks -- [name]
// Prints figures with their spread. It asserts nothing: what is fast enough is for the reader to say.
IBenchmark[] all =
[
    new StartBenchmark(), new FirstTokenBenchmark(), new AdmissionBenchmark(), new CrawlBenchmark(), new RecallBenchmark(), new HnswBenchmark(), new CutOffBenchmark(), new ListsBenchmark(), new ScrollBenchmark(), new EngineBenchmark(), new WidgetSizeBenchmark(),
];
var wanted = args.Length == 0 ? all : all.Where(benchmark => args.Contains(benchmark.Name, StringComparer.Ordinal)).ToArray();
if (wanted.Length == 0)
{
    Console.Error.WriteLine($"There is no benchmark '{string.Join(' ', args)}'. There are: {string.Join(", ", all.Select(benchmark => benchmark.Name))}.");
    return 2;
}

foreach (var benchmark in wanted)
{
    Console.WriteLine($"{benchmark.Name}: {benchmark.Question}");
    await benchmark.RunAsync(Console.Out);
    Console.WriteLine();
}

return 0;
