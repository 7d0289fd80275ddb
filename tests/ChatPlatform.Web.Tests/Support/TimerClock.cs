using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ChatPlatform.Web.Tests.Support;

/// <summary>A clock moved by hand that says when a timer has been made.</summary>
public sealed class TimerClock : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _made = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Waits for a timer to be made that was not waited for before.</summary>
    /// <returns>In which time it is due.</returns>
    public Task<TimeSpan> TimerMadeAsync() => _made.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _made.Writer.TryWrite(dueTime);
        return timer;
    }
}
