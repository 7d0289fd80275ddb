using System.Globalization;

namespace ChatPlatform.Tenants;

/// <summary>A tenant's rate limits and monthly quota of messages: a turn passes all of them or takes from none.</summary>
internal sealed class TurnLimiter
{
    private readonly BucketSet _tenant = new();
    private readonly BucketSet _bots = new();
    private readonly BucketSet _sessions = new();
    private readonly BucketSet _addresses = new();
    private DateTimeOffset _month;
    private long _turnsThisMonth;

    /// <summary>The first instant of the month (UTC), from which the quota counts.</summary>
    public static DateTimeOffset MonthOf(DateTimeOffset now) => new(now.UtcDateTime.Year, now.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);

    public void CountFrom(DateTimeOffset month, long turns)
    {
        _month = month;
        _turnsThisMonth = turns;
    }

    public long TurnsIn(DateTimeOffset month) => month == _month ? _turnsThisMonth : 0;

    /// <param name="sessionId">null: not limited by the session.</param>
    /// <param name="address">null: not limited by the address.</param>
    /// <param name="isTurn">Whether the bot will answer, so that it counts against the month.</param>
    /// <exception cref="ChatException"><c>rate_limited</c> or <c>quota_exceeded</c>, naming the limit and when to come again.</exception>
    public void Admit(PlanLimits limits, string botId, string? sessionId, string? address, DateTimeOffset now, bool isTurn = true)
    {
        var month = MonthOf(now);
        if (month != _month)
        {
            CountFrom(month, 0);
        }

        if (isTurn && limits.MessagesPerMonth > 0 && _turnsThisMonth >= limits.MessagesPerMonth)
        {
            throw new ChatException(
                ErrorCodes.QuotaExceeded,
                string.Create(CultureInfo.InvariantCulture, $"The month's {limits.MessagesPerMonth} messages are used up ({LimitNames.MessagesPerMonth})."),
                month.AddMonths(1) - now,
                LimitNames.MessagesPerMonth);
        }

        List<(string Limit, TokenBucket Bucket)> drawn = new(4);
        Add(LimitNames.TurnsPerMinutePerAddress, _addresses, address, limits.TurnsPerMinutePerAddress);
        Add(LimitNames.TurnsPerMinutePerSession, _sessions, sessionId, limits.TurnsPerMinutePerSession);
        Add(LimitNames.TurnsPerMinutePerBot, _bots, botId, limits.TurnsPerMinutePerBot);
        Add(LimitNames.TurnsPerMinute, _tenant, "", limits.TurnsPerMinute);

        // Who comes again after the longest of the waits is not refused by another of them.
        var (limit, bucket) = drawn.MaxBy(draw => draw.Bucket.WaitFor(now));
        if (bucket.WaitFor(now) is var wait && wait > TimeSpan.Zero)
        {
            throw new ChatException(
                ErrorCodes.RateLimited,
                string.Create(CultureInfo.InvariantCulture, $"Too many messages: {bucket.PerMinute} a minute are allowed ({limit}). Try again in a moment."),
                wait,
                limit);
        }

        drawn.ForEach(draw => draw.Bucket.Take(now));
        _turnsThisMonth += isTurn ? 1 : 0;

        void Add(string name, BucketSet set, string? key, int perMinute)
        {
            if (key is not null && perMinute > 0)
            {
                drawn.Add((name, set.Get(key, perMinute, now)));
            }
        }
    }
}
