using ChatPlatform.Storage.Conversations;

namespace ChatPlatform.Tenants;

/// <summary>
/// Refuses messages at the door when a reply found no room below the spending ceiling, so that not every one of them is
/// accepted and then fails. It only remembers: what is true stands in the store, where reservations are judged.
/// </summary>
internal sealed class SpendGate
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    /// <summary>While replies in flight hold the room that is left, some of it comes back when they end.</summary>
    private static readonly TimeSpan ReplyTime = TimeSpan.FromSeconds(5);

    /// <summary>What there was no room for; null while there is. Zero at first, so that the first message has it looked at.</summary>
    private decimal? _wanted = 0;
    private (MonthUsage Usage, DateTimeOffset At)? _seen;

    /// <summary>Whether there is no reason to look.</summary>
    public bool IsOpen => _wanted is null;

    public void Note(decimal amount, bool fits)
    {
        if (!fits)
        {
            (_wanted, _seen) = (amount, null);
        }
    }

    /// <param name="month">The first instant of the month that it is.</param>
    /// <exception cref="ChatException"><c>spend_ceiling_reached</c>.</exception>
    public async ValueTask RequireRoom(decimal ceiling, DateTimeOffset month, DateTimeOffset now, Func<Task<MonthUsage>> look)
    {
        if (_wanted is not { } wanted)
        {
            return;
        }

        if (_seen is not { } seen || now - seen.At >= LookInterval)
        {
            _seen = seen = (await look(), now);
        }

        var left = ceiling - seen.Usage.Spent;
        if (left - seen.Usage.Reserved is var free && free > 0 && free >= wanted)
        {
            (_wanted, _seen) = (null, null);
            return;
        }

        throw SpendCeiling.Reached(left > 0 && left >= wanted ? ReplyTime : month.AddMonths(1) - now);
    }
}
