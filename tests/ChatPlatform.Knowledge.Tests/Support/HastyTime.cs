using System.Collections.Concurrent;

namespace ChatPlatform.Knowledge.Tests.Support;

/// <summary>
/// A clock that stands still but for waits, each of which is over at once and moves the clock by its length.
/// A wait of an hour or more, such as the time-out of a request, never ends.
/// </summary>
internal sealed class HastyTime : TimeProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private long _ticks = Start.UtcTicks;

    public static DateTimeOffset Start { get; } = new(2030, 5, 6, 7, 8, 9, TimeSpan.Zero);

    /// <summary>Waits so far, in the order begun.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero && dueTime < Patience)
        {
            _waits.Enqueue(dueTime);
            Interlocked.Add(ref _ticks, dueTime.Ticks);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new Timer();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
