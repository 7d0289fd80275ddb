using ChatPlatform.Load.Figures;

namespace ChatPlatform.Load.Runs;

/// <summary>What a load run found out.</summary>
/// <param name="Planned">Turns that would have been answered, had nothing come between.</param>
/// <param name="Turns">Answered to the end.</param>
/// <param name="Elapsed">Of the asking alone.</param>
/// <param name="FirstToken">In milliseconds.</param>
/// <param name="WholeReply">In milliseconds.</param>
/// <param name="Uses">By role; empty when no processes were named.</param>
/// <param name="Wrong">With ids; empty when all was right.</param>
internal sealed record LoadResult(
    int Planned,
    int Turns,
    TimeSpan Elapsed,
    Quantiles FirstToken,
    Quantiles WholeReply,
    int Reconnections,
    IReadOnlyList<Trouble> Troubles,
    IReadOnlyList<RoleUse> Uses,
    IReadOnlyCollection<string> Wrong)
{
    public double TurnsPerSecond => Turns / Elapsed.TotalSeconds;

    public bool IsRight => Wrong.Count == 0;
}
