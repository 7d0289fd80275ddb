using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ChatPlatform.Testing.Time;

/// <summary>A fake clock that tells when somebody begins to wait, so that a test advances it neither too early nor after a sleep.</summary>
/// <param name="start">The time at first.</param>
public sealed class ObservedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Begins at noon of a Monday.</summary>
    public ObservedTime()
        : this(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ObservedTimer(this, base.CreateTimer(callback, state, dueTime, period));
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Whoever waits already is not told of.</summary>
    public void ForgetWaits()
    {
        while (_waits.Reader.TryRead(out _))
        {
        }
    }

    /// <summary>Returns once somebody waits for exactly so long; each wait is told of once.</summary>
    public async Task WaitedForAsync(TimeSpan due, CancellationToken cancellationToken)
    {
        while (await _waits.Reader.ReadAsync(cancellationToken) != due)
        {
        }
    }

    private sealed class ObservedTimer(ObservedTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isChanged = timer.Change(dueTime, period);
            time._waits.Writer.TryWrite(dueTime);
            return isChanged;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
