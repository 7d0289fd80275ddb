using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Interleaving;

public interface IGateGrain : IGrainWithStringKey
{
    /// <summary>Says that it has begun, waits for the gate of its name, says that it has ended.</summary>
    Task Wait(string name);

    [AlwaysInterleave]
    Task WaitInterleaving(string name);

    [ReadOnly]
    Task WaitReading(string name);
}

public class GateGrain(Probe probe) : Grain, IGateGrain
{
    public Task Wait(string name) => PassAsync(name);

    public Task WaitInterleaving(string name) => PassAsync(name);

    public Task WaitReading(string name) => PassAsync(name);

    private async Task PassAsync(string name)
    {
        var id = this.GetPrimaryKeyString();
        probe.Add($"{id} {name} begins");
        await probe.Passed($"{id} {name}");
        probe.Add($"{id} {name} ends");
    }
}

public interface IReentrantGateGrain : IGateGrain;

[Reentrant]
public sealed class ReentrantGateGrain(Probe probe) : GateGrain(probe), IReentrantGateGrain;

public interface IChainGrain : IGrainWithStringKey
{
    /// <summary>Calls the other, which calls back.</summary>
    [ResponseTimeout("00:00:01")]
    Task<string> CallAround(string other, bool reentrant);

    [ResponseTimeout("00:00:01")]
    Task<string> CallBack(IChainGrain first);

    Task<string> Name();
}

public sealed class ChainGrain : Grain, IChainGrain
{
    public async Task<string> CallAround(string other, bool reentrant)
    {
        using var section = reentrant ? RequestContext.AllowCallChainReentrancy() : default;
        return await GrainFactory.GetGrain<IChainGrain>(other).CallBack(this.AsReference<IChainGrain>());
    }

    public Task<string> CallBack(IChainGrain first) => first.Name();

    public Task<string> Name() => Task.FromResult(this.GetPrimaryKeyString());
}
