namespace ChatPlatform.Tenants;

/// <summary>The buckets of one limit, by whom each of them limits.</summary>
internal sealed class BucketSet
{
    private const int MostBuckets = 10_000;

    private readonly Dictionary<string, TokenBucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>The bucket of a key, full at first, and anew when the rate has changed.</summary>
    public TokenBucket Get(string key, int perMinute, DateTimeOffset now)
    {
        if (_buckets.TryGetValue(key, out var bucket) && bucket.PerMinute == perMinute)
        {
            return bucket;
        }

        if (_buckets.Count >= MostBuckets)
        {
            Forget(now);
        }

        return _buckets[key] = new TokenBucket(perMinute, now);
    }

    /// <summary>A full bucket limits nobody, so forgetting it changes nothing; if all are busy, all start anew.</summary>
    private void Forget(DateTimeOffset now)
    {
        foreach (var full in _buckets.Where(entry => entry.Value.IsFull(now)).Select(entry => entry.Key).ToList())
        {
            _buckets.Remove(full);
        }

        if (_buckets.Count >= MostBuckets)
        {
            _buckets.Clear();
        }
    }
}
