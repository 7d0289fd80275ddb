namespace ChatPlatform.Tenants;

/// <summary>
/// A token bucket that fills evenly over a minute and holds a minute's worth. Time is told, not asked,
/// so that several buckets can be judged at one instant before any of them is drawn from.
/// </summary>
internal sealed class TokenBucket(int perMinute, DateTimeOffset now)
{
    private double _tokens = perMinute;
    private DateTimeOffset _filledAt = now;

    public int PerMinute => perMinute;

    /// <summary>Zero when a token is there, otherwise how long until one is.</summary>
    public TimeSpan WaitFor(DateTimeOffset now)
    {
        Fill(now);
        return _tokens >= 1 ? TimeSpan.Zero : TimeSpan.FromMinutes((1 - _tokens) / perMinute);
    }

    public void Take(DateTimeOffset now)
    {
        Fill(now);
        _tokens -= 1;
    }

    public bool IsFull(DateTimeOffset now)
    {
        Fill(now);
        return _tokens >= perMinute;
    }

    private void Fill(DateTimeOffset now)
    {
        var elapsed = now - _filledAt;
        if (elapsed <= TimeSpan.Zero)
        {
            return;
        }

        _tokens = Math.Min(perMinute, _tokens + (elapsed.TotalMinutes * perMinute));
        _filledAt = now;
    }
}
