using ChatPlatform.Tenants;
using CsCheck;

namespace ChatPlatform.Grains.Tests.Tenants;

/// <summary>Whatever comes when, no bucket gives more than it holds and gains, and a refused turn costs nobody anything.</summary>
public sealed class TurnLimiterTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    private static readonly Gen<PlanLimits> Limits =
        from tenant in Gen.Int[1, 12]
        from address in Gen.Int[1, 5]
        from session in Gen.Int[0, 5]
        from bot in Gen.Int[0, 8]
        select new PlanLimits(tenant, address, session, bot);

    private static readonly Gen<Attempt> Attempts = Gen.Select(
        Gen.Frequency((3, Gen.Const(0L)), (5, Gen.Long[1, 20 * TimeSpan.TicksPerSecond]), (1, Gen.Long[1, 5 * TimeSpan.TicksPerMinute])),
        Gen.Int[0, 2],
        Gen.Int[0, 3],
        Gen.Int[0, 3],
        (ticks, bot, session, address) => new Attempt(
            TimeSpan.FromTicks(ticks), $"bot{bot}", session == 0 ? null : $"session{session}", address == 0 ? null : $"192.0.2.{address}"));

    [Fact]
    public void A_turn_is_admitted_exactly_when_every_bucket_has_a_token_by_what_was_admitted_before() =>
        Gen.Select(Limits, Attempts.List[1, 120]).Sample((limits, attempts) =>
        {
            var limiter = new TurnLimiter();
            var admitted = new List<(Attempt Turn, DateTimeOffset At)>();
            var now = Start;
            foreach (var attempt in attempts)
            {
                now += attempt.After;
                (int PerMinute, IEnumerable<DateTimeOffset> Before)[] buckets =
                [
                    (limits.TurnsPerMinute, admitted.Select(turn => turn.At)),
                    (limits.TurnsPerMinutePerBot, admitted.Where(turn => turn.Turn.Bot == attempt.Bot).Select(turn => turn.At)),
                    (attempt.Session is null ? 0 : limits.TurnsPerMinutePerSession, admitted.Where(turn => turn.Turn.Session == attempt.Session).Select(turn => turn.At)),
                    (attempt.Address is null ? 0 : limits.TurnsPerMinutePerAddress, admitted.Where(turn => turn.Turn.Address == attempt.Address).Select(turn => turn.At)),
                ];
                var waits = buckets.Where(bucket => bucket.PerMinute > 0).Select(bucket => WaitFor(bucket.PerMinute, bucket.Before, now)).ToList();
                if (Refusal(limiter, limits, attempt, now) is not { } refusal)
                {
                    Assert.Equal(TimeSpan.Zero, waits.Max());
                    admitted.Add((attempt, now));
                    continue;
                }

                Assert.Equal(ErrorCodes.RateLimited, refusal.Code);
                Assert.Equal(waits.Max(), refusal.RetryAfter);
                Assert.Contains(refusal.Limit!, refusal.Message, StringComparison.Ordinal);

                // The wait is true: at its end the turn would pass, and a tick before it would not.
                Assert.NotNull(Refusal(limiter, limits, attempt, now + refusal.RetryAfter!.Value - TimeSpan.FromTicks(1)));
                now += refusal.RetryAfter.Value;
                Assert.Null(Refusal(limiter, limits, attempt, now));
                admitted.Add((attempt, now));
            }
        });

    [Fact]
    public void No_more_than_a_burst_and_the_rate_pass_in_any_stretch_of_time() =>
        Gen.Select(Gen.Int[1, 1_000_000], Gen.Long[1, TimeSpan.TicksPerMinute].List[1, 200]).Sample((perMinute, pauses) =>
        {
            var bucket = new TokenBucket(perMinute, Start);
            var (now, taken) = (Start, 0L);
            foreach (var pause in pauses)
            {
                now += TimeSpan.FromTicks(pause);
                for (var burst = 0; burst < 50 && bucket.WaitFor(now) == TimeSpan.Zero; burst++)
                {
                    bucket.Take(now);
                    taken++;
                }
            }

            var most = perMinute + (decimal)perMinute * (now - Start).Ticks / TimeSpan.TicksPerMinute;
            Assert.True(taken <= most, $"{taken} of {most} were given.");
        });

    [Fact]
    public void A_clock_that_goes_back_gives_nothing_away()
    {
        var bucket = new TokenBucket(2, Start);
        bucket.Take(Start);
        bucket.Take(Start);

        Assert.True(bucket.WaitFor(Start - TimeSpan.FromHours(1)) > TimeSpan.Zero);
        Assert.Equal(TimeSpan.FromSeconds(30), bucket.WaitFor(Start));
    }

    [Fact]
    public void Ten_thousand_addresses_are_kept_apart_and_forgetting_the_quiet_ones_changes_nothing()
    {
        var limits = new PlanLimits(TurnsPerMinute: 1_000_000, TurnsPerMinutePerAddress: 1);
        var limiter = new TurnLimiter();
        for (var i = 0; i < 25_000; i++)
        {
            limiter.Admit(limits, "main", null, $"a{i}", Start.AddSeconds(i));
        }

        var now = Start.AddSeconds(25_000);
        Assert.NotNull(Refusal(limiter, limits, new Attempt(TimeSpan.Zero, "main", null, "a24999"), now));
        Assert.Null(Refusal(limiter, limits, new Attempt(TimeSpan.Zero, "main", null, "a0"), now));
    }

    private static ChatException? Refusal(TurnLimiter limiter, PlanLimits limits, Attempt attempt, DateTimeOffset now)
    {
        try
        {
            limiter.Admit(limits, attempt.Bot, attempt.Session, attempt.Address, now);
            return null;
        }
        catch (ChatException refusal)
        {
            return refusal;
        }
    }

    /// <summary>The bucket computed anew from its whole history, in exact numbers.</summary>
    private static TimeSpan WaitFor(int perMinute, IEnumerable<DateTimeOffset> taken, DateTimeOffset now)
    {
        decimal level = perMinute;
        var at = Start;
        foreach (var time in taken)
        {
            level = FilledTo(time) - 1;
        }

        level = FilledTo(now);
        return level >= 1 ? TimeSpan.Zero : TimeSpan.FromTicks((long)Math.Ceiling(Math.Round((1 - level) * TimeSpan.TicksPerMinute / perMinute, 6)));

        decimal FilledTo(DateTimeOffset time)
        {
            var filled = Math.Min(perMinute, level + ((decimal)perMinute * (time - at).Ticks / TimeSpan.TicksPerMinute));
            at = time;
            return filled;
        }
    }

    private sealed record Attempt(TimeSpan After, string Bot, string? Session, string? Address);
}
