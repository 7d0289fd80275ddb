using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>A timer that fires once and is set again when its callback has ended, so that callbacks never overlap.</summary>
internal sealed class GrainTimer : Request, IGrainTimer
{
    // What a system timer can take.
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(0xfffffffe);

    private readonly CancellationTokenSource _disposed = new();
    private readonly Activation _activation;
    private readonly Func<CancellationToken, Task> _callback;
    private readonly GrainTimerCreationOptions _options;
    private readonly ITimer _clock;
    private TimeSpan _dueTime;
    private TimeSpan _period;
    private bool _changed;
    private bool _firing;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> callback, GrainTimerCreationOptions options)
    {
        _activation = activation;
        _callback = callback;
        _options = options;
        using (Isolation.Begin())
            _clock = activation.Engine.Clocks.Timers.CreateTimer(static timer => ((GrainTimer)timer!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override bool Interleaves => _options.Interleave;

    public override bool KeepsAlive => _options.KeepAlive;

    public override bool Activates => false;

    public override bool IsAbandoned => _disposed.IsCancellationRequested;

    public static void Check(TimeSpan time, string name)
    {
        if (time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(name, time, "A time of a timer is zero, positive, or infinite.");
        if (time > Longest)
            throw new ArgumentOutOfRangeException(name, time, $"A time of a timer is at most {Longest}.");
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        Check(dueTime, nameof(dueTime));
        Check(period, nameof(period));
        lock (_disposed)
        {
            _dueTime = dueTime;
            _period = period;
            _changed = true;
            if (!_firing)
                Set(dueTime);
        }
    }

    public override async Task RunAsync(Activation activation)
    {
        try
        {
            _changed = false;
            if (!IsAbandoned)
                await _callback(_disposed.Token);
        }
        catch (Exception exception)
        {
            Log.TimerFaulted(activation.Engine.Logger, exception, activation.GrainId);
            activation.DeactivateIfStale(exception);
        }
        finally
        {
            activation.End(this);
            lock (_disposed)
            {
                _firing = false;
                Set(_changed ? _dueTime : _period);
            }
        }
    }

    public override void Refuse(Exception reason)
    {
    }

    public void Dispose()
    {
        lock (_disposed)
        {
            if (IsAbandoned)
                return;
            _clock.Dispose();
        }

        try
        {
            _disposed.Cancel();
        }
        catch (AggregateException exception)
        {
            Log.TimerFaulted(_activation.Engine.Logger, exception, _activation.GrainId);
        }

        _activation.Remove(this);
    }

    private void Set(TimeSpan time)
    {
        if (!IsAbandoned)
            _clock.Change(time, Timeout.InfiniteTimeSpan);
    }

    private void Fire()
    {
        lock (_disposed)
        {
            // It is in the queue at most once.
            if (_firing || IsAbandoned)
                return;
            _firing = true;
        }

        _activation.TryAdd(this);
    }
}
