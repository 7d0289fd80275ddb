using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The timers and streams that live in an activation.</summary>
internal sealed partial class Activation
{
    private HashSet<GrainTimer>? _timers;
    private GrainStreams? _streams;

    /// <summary>Touched on the turn scheduler only.</summary>
    public GrainStreams Streams => _streams ??= new GrainStreams(this);

    public IGrainTimer RegisterTimer<TState>(Func<TState, CancellationToken, Task> callback, TState state, GrainTimerCreationOptions options)
    {
        GrainTimer.Check(options.DueTime, nameof(options.DueTime));
        GrainTimer.Check(options.Period, nameof(options.Period));
        var timer = new GrainTimer(this, token => callback(state, token), options);
        lock (_turns)
        {
            if (_state == ActivationState.Ended)
                throw new InvalidOperationException($"{GrainId} has left memory; it can have no timer.");
            (_timers ??= []).Add(timer);
        }

        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void Remove(GrainTimer timer)
    {
        lock (_turns)
            _timers?.Remove(timer);
    }

    private void StopTimers()
    {
        GrainTimer[] timers;
        lock (_turns)
        {
            timers = [.. _timers ?? []];
            _timers = null;
        }

        foreach (var timer in timers)
            timer.Dispose();
    }
}
