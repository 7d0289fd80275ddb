using System.Collections.Immutable;
using ChatPlatform.Storage.Conversations;

namespace ChatPlatform.Web.Overview;

/// <param name="MedianMs">Milliseconds that half of the replies did not exceed.</param>
/// <param name="P95Ms">Milliseconds that 95 of 100 replies did not exceed.</param>
public sealed record WaitQuantiles(int MedianMs, int P95Ms)
{
    /// <returns>null of nothing.</returns>
    internal static WaitQuantiles? Of(ImmutableArray<FirstTextWait> waits)
    {
        var ordered = waits.Sort((one, other) => one.Milliseconds.CompareTo(other.Milliseconds));
        return ordered.IsEmpty ? null : new(Quantile(ordered, 0.5), Quantile(ordered, 0.95));
    }

    /// <summary>The least wait that the given part of the replies did not exceed (nearest rank).</summary>
    private static int Quantile(ImmutableArray<FirstTextWait> ordered, double part)
    {
        var rank = (long)Math.Ceiling(part * ordered.Sum(wait => wait.Replies));
        var passed = 0L;
        return ordered.First(wait => (passed += wait.Replies) >= rank).Milliseconds;
    }
}
