namespace ChatPlatform.Tenants;

/// <summary>
/// A token bucket that fills evenly over a minute and holds a minute's worth. Time is told, not asked,
/// so that several buckets can be judged at one instant before any of them is drawn from.
/// </summary>
/// <remarks>
/// It counts in ticks of the clock, of which a token is a minute's worth and every tick brings <paramref name="perMinute"/>:
/// whole numbers, so that nothing is gained or lost by rounding.
/// </remarks>
internal sealed class TokenBucket(int perMinute, DateTimeOffset now)
{
    private const long Token = TimeSpan.TicksPerMinute;

    private readonly long _capacity = perMinute * Token;
    private long _level = perMinute * Token;
    private DateTimeOffset _filledAt = now;

    public int PerMinute => perMinute;

    /// <summary>Zero when a token is there, otherwise how long until one is.</summary>
    public TimeSpan WaitFor(DateTimeOffset now)
    {
        Fill(now);
        return _level >= Token ? TimeSpan.Zero : TimeSpan.FromTicks((Token - _level + perMinute - 1) / perMinute);
    }

    public void Take(DateTimeOffset now)
    {
        Fill(now);
        _level -= Token;
    }

    public bool IsFull(DateTimeOffset now)
    {
        Fill(now);
        return _level == _capacity;
    }

    private void Fill(DateTimeOffset now)
    {
        var elapsed = (now - _filledAt).Ticks;
        if (elapsed <= 0)
        {
            return;
        }

        // More than a minute fills any bucket, and would overflow the product.
        _level = Math.Min(_capacity, _level + (Math.Min(elapsed, Token) * perMinute));
        _filledAt = now;
    }
}
