namespace Orleans.Embedded;

/// <summary>A stream that a grain will yield, as its caller sees it. Each enumeration calls the grain anew.</summary>
internal sealed class GrainStream<T>(Engine engine, GrainProxy target, StreamMethod<T> method, object?[] arguments) : IAsyncEnumerable<T>
{
    // How far the grain's iterator may run ahead of the reader, as long as it need not wait.
    private const int DefaultBatchSize = 100;

    public int BatchSize { get; set; } = DefaultBatchSize;

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var own = method.TakeCancellation(arguments);

        // On Orleans the token reaches an iterator through [EnumeratorCancellation] only; so here.
        var copy = (object?[])arguments.Clone();
        method.GiveCancellation(copy, CancellationToken.None);
        return new StreamReader<T>(new StreamOrigin<T>(engine, target, method, copy, BatchSize), own, cancellationToken);
    }
}
