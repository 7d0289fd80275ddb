using Orleans.Concurrency;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.State;

public interface IRivalGrain : IGrainWithStringKey
{
    Task<int> Get();

    Task Set(int balance);

    [AlwaysInterleave]
    Task SetInterleaving(int balance);

    /// <summary>Sets it in the tick of a timer.</summary>
    Task SetByTimer(int balance);
}

public sealed class RivalGrain([PersistentState("account", "rival")] IPersistentState<Account> account, Probe probe) : Grain, IRivalGrain
{
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Add($"{this.GetPrimaryKeyString()} ended");
        return Task.CompletedTask;
    }

    public Task SetInterleaving(int balance) => Set(balance);

    public Task SetByTimer(int balance)
    {
        this.RegisterGrainTimer(() => Set(balance), TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task<int> Get() => Task.FromResult(account.State.Balance);

    public Task Set(int balance)
    {
        account.State.Balance = balance;
        return account.WriteStateAsync();
    }
}

public interface IRivalCallerGrain : IGrainWithStringKey
{
    Task<Guid> Activation();

    Task SetOn(string key, int balance);
}

public sealed class RivalCallerGrain : Grain, IRivalCallerGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public Task SetOn(string key, int balance) => GrainFactory.GetGrain<IRivalGrain>(key).Set(balance);
}
