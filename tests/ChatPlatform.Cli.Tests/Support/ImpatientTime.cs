using System.Collections.Concurrent;

namespace ChatPlatform.Cli.Tests.Support;

/// <summary>Whoever waits is told at once that the time is over; how long it would have been is noted.</summary>
internal sealed class ImpatientTime : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    public IReadOnlyCollection<TimeSpan> Waits => _waits;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
