using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Orleans.Embedded.Tests.EmbeddedOnly;

/// <summary>A clock moved by hand that says when a timer has been set, which one of a grain is at the end of each tick.</summary>
public sealed class TimerClock : FakeTimeProvider
{
    private readonly Channel<bool> _set = Channel.CreateUnbounded<bool>();

    /// <summary>Waits for a timer to be set that was not waited for before.</summary>
    public Task SetAsync() => _set.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new WatchedTimer(this, base.CreateTimer(callback, state, dueTime, period));

    private sealed class WatchedTimer(TimerClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            clock._set.Writer.TryWrite(true);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
