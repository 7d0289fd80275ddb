using Orleans.Runtime;

namespace Orleans.Embedded.Tests.EmbeddedOnly;

public interface ISleepy : IGrainWithStringKey
{
    /// <returns>The number of this activation among all of this grain, from 1.</returns>
    Task<int> Touch();

    Task Hold(string gate);

    Task Delay(TimeSpan time);

    Task Tick(TimeSpan period, bool keepAlive);
}

public interface ISleepyGrain : ISleepy;

public interface IShortLivedGrain : ISleepy;

public interface IEternalGrain : ISleepy;

public sealed class SleepyGrain(Probe probe) : Sleepy(probe), ISleepyGrain;

public sealed class ShortLivedGrain(Probe probe) : Sleepy(probe), IShortLivedGrain;

[KeepAlive]
public sealed class EternalGrain(Probe probe) : Sleepy(probe), IEternalGrain;

public abstract class Sleepy(Probe probe) : Grain, ISleepy
{
    private int _activation;
    private int _ticks;

    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _activation = 1 + probe.Events.Count(text => text == $"{Key} activated");
        probe.Add($"{Key} activated");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        probe.Add($"{Key} ended {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<int> Touch() => Task.FromResult(_activation);

    public Task Hold(string gate)
    {
        probe.Add($"{gate} held");
        return probe.Passed(gate);
    }

    public Task Delay(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task Tick(TimeSpan period, bool keepAlive)
    {
        this.RegisterGrainTimer(
            _ =>
            {
                probe.Add($"{Key} tick {++_ticks}");
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(period, period) { KeepAlive = keepAlive });
        return Task.CompletedTask;
    }
}
