namespace Orleans.Embedded;

/// <summary>
/// A token that is cancelled after a time, or with another. What grain code does upon it runs in tasks of its own,
/// so that its failure cannot reach the clock or the host.
/// </summary>
internal sealed class TimedCancellation : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _registration;

    public TimedCancellation(TimeProvider clock, TimeSpan time, CancellationToken with = default)
    {
        using (Isolation.Begin())
            _timer = clock.CreateTimer(static state => ((TimedCancellation)state!).Cancel(), this, time, Timeout.InfiniteTimeSpan);
        _registration = with.UnsafeRegister(static state => ((TimedCancellation)state!).Cancel(), this);
    }

    public CancellationToken Token => _source.Token;

    public void Cancel() => _ = _source.CancelAsync();

    // The source itself has nothing to free, and may still be cancelled by a timer that is just firing.
    public void Dispose()
    {
        _timer.Dispose();
        _registration.Unregister();
    }
}
