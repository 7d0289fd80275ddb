using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace ChatPlatform.Models.Tests;

/// <summary>A fake clock that tells when somebody begins to wait, so that a test advances it neither too early nor after a sleep.</summary>
internal sealed class ObservedTime : FakeTimeProvider
{
    private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

    public ObservedTime()
        : base(new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Writer.TryWrite(dueTime);
        return timer;
    }

    /// <summary>Returns once somebody waits for exactly so long.</summary>
    public async Task WaitedForAsync(TimeSpan due, CancellationToken cancellationToken)
    {
        while (await _waits.Reader.ReadAsync(cancellationToken) != due)
        {
        }
    }
}
