using Orleans.Runtime;

namespace Orleans.Embedded.Tests.Timers;

public interface ITimerGrain : IGrainWithStringKey
{
    Task Start(TimeSpan due, TimeSpan period, bool interleave, string? gate, bool fail = false);

    /// <summary>As Start, but the first tick gives the timer another due time.</summary>
    Task StartAndChangeInTick(TimeSpan due, TimeSpan period, TimeSpan newDue);

    Task Change(TimeSpan due, TimeSpan period);

    Task Stop();

    Task Hold(string gate);

    Task<int> Ticks();

    Task Leave();
}

public sealed class TimerGrain(Probe probe) : Grain, ITimerGrain
{
    private IGrainTimer? _timer;
    private int _ticks;

    private string Key => this.GetPrimaryKeyString();

    public Task Start(TimeSpan due, TimeSpan period, bool interleave, string? gate, bool fail = false)
    {
        var scheduler = TaskScheduler.Current;
        _timer = this.RegisterGrainTimer(
            async (state, cancellationToken) =>
            {
                var tick = ++_ticks;
                probe.Add($"{Key} tick {tick} {state} {(TaskScheduler.Current == scheduler ? "inside" : "outside")}");
                if (gate is not null)
                    await probe.Passed($"{gate} {tick}");
                probe.Add($"{Key} tick {tick} ends");
                if (fail)
                    throw new InvalidOperationException("A tick fails.");
            },
            "state",
            new GrainTimerCreationOptions(due, period) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task StartAndChangeInTick(TimeSpan due, TimeSpan period, TimeSpan newDue)
    {
        _timer = this.RegisterGrainTimer(
            cancellationToken =>
            {
                if (++_ticks == 1)
                {
                    _timer!.Change(newDue, period);
                    cancellationToken.Register(() => probe.Add($"{Key} token cancelled"));
                }

                probe.Add($"{Key} tick {_ticks} ends");
                return Task.CompletedTask;
            },
            due,
            period);
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public Task Hold(string gate)
    {
        probe.Add($"{gate} held");
        return probe.Passed(gate);
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
