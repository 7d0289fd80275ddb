using System.Globalization;

namespace ChatPlatform.Tenants;

/// <summary>A tenant's rate limits and monthly quota: a turn passes all of them or takes from none.</summary>
internal sealed class TurnLimiter
{
    private const int MaxAddresses = 10_000;

    private readonly Dictionary<string, TokenBucket> _byAddress = new(StringComparer.Ordinal);
    private TokenBucket? _tenant;
    private DateTimeOffset _month;
    private long _turnsThisMonth;

    /// <summary>The first instant of the month (UTC), from which the quota counts.</summary>
    public static DateTimeOffset MonthOf(DateTimeOffset now) => new(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);

    public void CountFrom(DateTimeOffset month, long turns)
    {
        _month = month;
        _turnsThisMonth = turns;
    }

    /// <param name="address">null: only the tenant's own limits.</param>
    /// <exception cref="ChatException"><c>rate_limited</c> or <c>quota_exceeded</c>, naming the limit and when to come again.</exception>
    public void Admit(TenantLimits limits, string? address, DateTimeOffset now)
    {
        var month = MonthOf(now);
        if (month != _month)
        {
            CountFrom(month, 0);
        }

        if (limits.MessagesPerMonth > 0 && _turnsThisMonth >= limits.MessagesPerMonth)
        {
            throw new ChatException(
                ErrorCodes.QuotaExceeded,
                string.Create(CultureInfo.InvariantCulture, $"The month's {limits.MessagesPerMonth} messages are used up (messages_per_month)."),
                month.AddMonths(1) - now);
        }

        _tenant = Sized(_tenant, limits.TurnsPerMinute, now);
        Require(_tenant, "turns_per_minute", now);
        var visitor = address is null ? null : BucketOf(address, limits.TurnsPerMinutePerAddress, now);
        if (visitor is not null)
        {
            Require(visitor, "turns_per_minute_per_address", now);
        }

        _tenant.Take(now);
        visitor?.Take(now);
        _turnsThisMonth++;
    }

    private TokenBucket BucketOf(string address, int perMinute, DateTimeOffset now)
    {
        if (_byAddress.Count >= MaxAddresses && !_byAddress.ContainsKey(address))
        {
            ForgetQuietAddresses(now);
        }

        var bucket = Sized(_byAddress.GetValueOrDefault(address), perMinute, now);
        _byAddress[address] = bucket;
        return bucket;
    }

    /// <summary>A full bucket limits nobody, so forgetting it changes nothing; if all are busy, all start anew.</summary>
    private void ForgetQuietAddresses(DateTimeOffset now)
    {
        foreach (var quiet in _byAddress.Where(entry => entry.Value.IsFull(now)).Select(entry => entry.Key).ToList())
        {
            _byAddress.Remove(quiet);
        }

        if (_byAddress.Count >= MaxAddresses)
        {
            _byAddress.Clear();
        }
    }

    private static TokenBucket Sized(TokenBucket? bucket, int perMinute, DateTimeOffset now) =>
        bucket?.PerMinute == perMinute ? bucket : new TokenBucket(perMinute, now);

    private static void Require(TokenBucket bucket, string name, DateTimeOffset now)
    {
        var wait = bucket.WaitFor(now);
        if (wait > TimeSpan.Zero)
        {
            throw new ChatException(
                ErrorCodes.RateLimited,
                string.Create(CultureInfo.InvariantCulture, $"Too many messages: {bucket.PerMinute} a minute are allowed ({name}). Try again in a moment."),
                wait);
        }
    }
}
