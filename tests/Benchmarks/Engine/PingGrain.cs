using System.Runtime.CompilerServices;
using Orleans;

namespace ChatPlatform.Benchmarks.Engine;

/// <inheritdoc cref="IPingGrain"/>
public sealed class PingGrain : Grain, IPingGrain
{
    public Task<int> Ping(int number) => Task.FromResult(number + 1);

    public async Task Relay(string other, int calls)
    {
        var grain = GrainFactory.GetGrain<IPingGrain>(other);
        for (var i = 0; i < calls; i++)
            await grain.Ping(i);
    }

    public async IAsyncEnumerable<int> Count(int items, bool yields, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 0; i < items; i++)
        {
            if (yields)
                await Task.Yield();
            yield return i;
        }
    }
}
