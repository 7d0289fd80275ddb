using ChatPlatform.Load.Figures;
using ChatPlatform.Load.Runs;

namespace ChatPlatform.Load.Costs;

/// <summary>What one load on one cluster cost.</summary>
/// <param name="Silos">The cluster's size.</param>
/// <param name="PerTurn">CPU milliseconds a turn, by role.</param>
/// <param name="Idle">CPU milliseconds a second of the same processes without any load, by role, after the loads.</param>
internal sealed record TurnCost(int Silos, double TurnsPerSecond, IReadOnlyDictionary<string, double> PerTurn, IReadOnlyDictionary<string, double> Idle)
{
    public double Total => PerTurn.Values.Sum();

    /// <summary>What the turn itself costs: without what the processes use whether they are asked or not.</summary>
    public double Net(string role) => PerTurn.GetValueOrDefault(role) - (Idle.GetValueOrDefault(role) / TurnsPerSecond);

    public double NetTotal => PerTurn.Keys.Sum(Net);

    public static TurnCost Of(int silos, LoadResult load, IReadOnlyDictionary<string, double> idle) => new(
        silos, load.TurnsPerSecond, load.Uses.ToDictionary(use => use.Role, use => use.Cpu.TotalMilliseconds / Math.Max(1, load.Turns)), idle);

    /// <param name="time">That the use is of.</param>
    public static IReadOnlyDictionary<string, double> PerSecond(IEnumerable<RoleUse> uses, TimeSpan time) =>
        uses.ToDictionary(use => use.Role, use => use.Cpu.TotalMilliseconds / time.TotalSeconds);
}
