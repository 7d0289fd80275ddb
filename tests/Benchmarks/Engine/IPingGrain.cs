using Orleans;

namespace ChatPlatform.Benchmarks.Engine;

/// <summary>Does next to nothing, so that what is measured is the way to it and back.</summary>
public interface IPingGrain : IGrainWithStringKey
{
    Task<int> Ping(int number);

    /// <summary>Calls another grain so many times, one call after the other.</summary>
    Task Relay(string other, int calls);

    /// <param name="yields">Whether each item is awaited, as one that a model writes is.</param>
    IAsyncEnumerable<int> Count(int items, bool yields, CancellationToken cancellationToken = default);
}
