namespace ChatPlatform.Load.Visits;

/// <summary>Waits between attempts: from 100 ms, doubled each time up to 2 s, half of each by chance so that visitors do not return as one.</summary>
internal sealed class Backoff(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private TimeSpan _next = First;

    public void Reset() => _next = First;

    /// <param name="atLeast">As the platform asked.</param>
    public Task WaitAsync(TimeSpan? atLeast, CancellationToken cancellationToken)
    {
        var wait = _next * (0.5 + (0.5 * Random.Shared.NextDouble()));
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return Task.Delay(atLeast > wait ? atLeast.Value : wait, time, cancellationToken);
    }
}
