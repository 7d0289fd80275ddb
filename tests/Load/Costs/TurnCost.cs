using ChatPlatform.Load.Figures;
using ChatPlatform.Load.Runs;

namespace ChatPlatform.Load.Costs;

/// <summary>What one load cost on a cluster, or on each of several of a size beside each other.</summary>
/// <param name="Silos">The cluster's size.</param>
/// <param name="TurnsPerSecond">Of all clusters.</param>
/// <param name="PerTurn">CPU milliseconds a turn, by role.</param>
/// <param name="Idle">CPU milliseconds a second of the same processes without any load, by role, after the loads; without PostgreSQL's, which then clears up after them.</param>
internal sealed record TurnCost(int Silos, double TurnsPerSecond, IReadOnlyDictionary<string, double> PerTurn, IReadOnlyDictionary<string, double> Idle)
{
    public double Total => PerTurn.Values.Sum();

    /// <summary>What the turn itself costs: without what the processes use whether they are asked or not.</summary>
    public double Net(string role) => PerTurn.GetValueOrDefault(role) - (Idle.GetValueOrDefault(role) / TurnsPerSecond);

    public double NetTotal => PerTurn.Keys.Sum(Net);

    /// <param name="loads">Of each cluster, at the same time.</param>
    /// <param name="idle">Of each cluster.</param>
    public static TurnCost Of(int silos, IReadOnlyCollection<LoadResult> loads, IReadOnlyCollection<IReadOnlyDictionary<string, double>> idle)
    {
        var turns = Math.Max(1, loads.Sum(load => load.Turns));
        return new TurnCost(
            silos,
            loads.Sum(load => load.TurnsPerSecond),
            loads.SelectMany(load => load.Uses).GroupBy(use => use.Role).ToDictionary(role => role.Key, role => role.Sum(use => use.Cpu.TotalMilliseconds) / turns),
            idle.SelectMany(use => use).GroupBy(use => use.Key).ToDictionary(role => role.Key, role => role.Sum(use => use.Value)));
    }

    /// <param name="time">That the use is of.</param>
    public static IReadOnlyDictionary<string, double> PerSecond(IEnumerable<RoleUse> uses, TimeSpan time) =>
        uses.ToDictionary(use => use.Role, use => use.Cpu.TotalMilliseconds / time.TotalSeconds);
}
