using Orleans.Embedded;

namespace Orleans.Runtime;

/// <summary>Settings of a stream, before it is enumerated.</summary>
public static class AsyncEnumerableExtensions
{
    /// <summary>How many items a grain may yield ahead of the reader, as long as it need not wait for them; 100 unless told.</summary>
    public static IAsyncEnumerable<T> WithBatchSize<T>(this IAsyncEnumerable<T> self, int maxBatchSize)
    {
        if (self is GrainStream<T> stream)
            stream.BatchSize = maxBatchSize;
        return self;
    }
}
