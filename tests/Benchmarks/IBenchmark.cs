namespace ChatPlatform.Benchmarks;

internal interface IBenchmark
{
    string Name { get; }

    /// <summary>What its figures answer, in one line.</summary>
    string Question { get; }

    Task RunAsync(TextWriter output);
}
