using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Lifetimes;

public interface IMortalGrain : IGrainWithStringKey
{
    /// <returns>The number of this activation among all of this grain, from 1.</returns>
    Task<int> Activation();

    Task Leave();

    Task LeaveAndHold(string gate);

    Task Hold(string gate);

    /// <returns>The number of the other's activation.</returns>
    Task<int> HoldAndCall(string gate, string other);
}

/// <summary>Ends only once the gate "key may end" is open, if the key begins with "slow".</summary>
public sealed class MortalGrain(Probe probe) : Grain, IMortalGrain, IDisposable
{
    private string _key = "";
    private int _activation;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _key = this.GetPrimaryKeyString();
        _activation = 1 + probe.Events.Count(text => text.StartsWith($"{_key} activated", StringComparison.Ordinal));
        probe.Add($"{_key} activated {_activation}");
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Add($"{_key} ending {_activation} {reason.ReasonCode}");
        if (_key.StartsWith("slow", StringComparison.Ordinal))
            await probe.Passed($"{_key} may end");
        probe.Add($"{_key} ended {_activation}");
    }

    public void Dispose() => probe.Add($"{_key} disposed {_activation}");

    public Task<int> Activation() => Task.FromResult(_activation);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task LeaveAndHold(string gate)
    {
        DeactivateOnIdle();
        probe.Add($"{gate} held");
        await probe.Passed(gate);
        probe.Add($"{gate} released");
    }

    public Task Hold(string gate)
    {
        probe.Add($"{gate} held");
        return probe.Passed(gate);
    }

    public async Task<int> HoldAndCall(string gate, string other)
    {
        await Hold(gate);
        return await GrainFactory.GetGrain<IMortalGrain>(other).Activation();
    }
}

public interface IFickleGrain : IGrainWithStringKey
{
    Task Touch();
}

/// <summary>Leaves while it is being activated.</summary>
public sealed class FickleGrain : Grain, IFickleGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Touch() => Task.CompletedTask;
}

public interface IPlainGrain : IGrainWithStringKey
{
    Task<string> Key();
}

/// <summary>A grain that does not derive from Grain.</summary>
public sealed class PlainGrain(IGrainContext context) : IGrainBase, IPlainGrain
{
    public IGrainContext GrainContext => context;

    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());
}
