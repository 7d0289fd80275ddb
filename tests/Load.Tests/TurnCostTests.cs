using ChatPlatform.Load.Costs;
using ChatPlatform.Load.Figures;
using ChatPlatform.Load.Runs;

namespace ChatPlatform.Load;

public sealed class TurnCostTests
{
    [Fact]
    public void Clusters_beside_each_other_have_the_cost_of_all_their_processes_over_all_their_turns()
    {
        var cost = TurnCost.Of(
            2,
            [Result(turns: 100, seconds: 10, siloMilliseconds: 500), Result(turns: 300, seconds: 10, siloMilliseconds: 2_500)],
            [new Dictionary<string, double> { ["silo"] = 20 }, new Dictionary<string, double> { ["silo"] = 20 }]);

        Assert.Equal(40, cost.TurnsPerSecond);
        Assert.Equal(7.5, cost.PerTurn["silo"]);
        Assert.Equal(6.5, cost.Net("silo"));
        Assert.Equal(7.5 + (2 * 200 / 400.0), cost.Total);
    }

    private static LoadResult Result(int turns, int seconds, int siloMilliseconds)
    {
        var none = new Quantiles(0, 0, 0, 0, 0);
        return new LoadResult(
            turns, turns, TimeSpan.FromSeconds(seconds), none, none, Reconnections: 0, [],
            [new RoleUse("silo", 2, TimeSpan.FromMilliseconds(siloMilliseconds), 0), new RoleUse("front", 1, TimeSpan.FromMilliseconds(200), 0)], []);
    }
}
