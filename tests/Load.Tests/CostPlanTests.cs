using ChatPlatform.Load.Costs;
using ChatPlatform.Load.Plans;

namespace ChatPlatform.Load;

public sealed class CostPlanTests
{
    private static readonly LoadPlan Load = new(
        [], "", Tenants: 2, Sessions: 20, Turns: 5, TimeSpan.Zero, new TimeRange(TimeSpan.Zero, TimeSpan.Zero), Watchers: 1,
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), new ModelPlan(ModelKind.Fake, 18_099, 40, TimeSpan.Zero), SitePort: 18_098);

    [Theory]
    [InlineData(1, 6)]
    [InlineData(2, 3)]
    [InlineData(3, 2)]
    [InlineData(6, 1)]
    public void Beside_each_other_run_as_many_clusters_as_have_the_silos_and_the_load_of_the_largest(int silos, int clusters)
    {
        var plan = Plan(perSilo: false, beside: true);

        Assert.Equal(clusters, plan.ClustersOf(silos));
        var loads = Enumerable.Range(0, clusters).Select(cluster => plan.LoadFor(silos, cluster)).ToList();
        Assert.Equal(6 * 20, loads.Sum(load => load.Sessions));
        Assert.Equal(6 * 2, loads.Sum(load => load.Tenants));
    }

    [Fact]
    public void Clusters_beside_each_other_share_no_port()
    {
        var plan = Plan(perSilo: false, beside: true);

        var ports = Enumerable.Range(0, 6).SelectMany(cluster => new[] { plan.PortOf(cluster), plan.LoadFor(1, cluster).Model.Port, plan.LoadFor(1, cluster).SitePort }).ToList();

        Assert.Equal(ports.Count, ports.Distinct().Count());
    }

    [Theory]
    [InlineData(true, 120, 12)]
    [InlineData(false, 20, 2)]
    public void One_cluster_at_a_time_has_the_load_of_each_of_its_silos_or_the_same_whatever_its_size(bool perSilo, int sessions, int tenants)
    {
        var plan = Plan(perSilo, beside: false);

        Assert.Equal(1, plan.ClustersOf(1));
        Assert.Equal((sessions, tenants), (plan.LoadFor(6, 0).Sessions, plan.LoadFor(6, 0).Tenants));
        Assert.Equal(Load.Sessions * 3 * 6, plan.WarmUpsFor(6) * plan.LoadFor(6, 0).Sessions);
    }

    private static CostPlan Plan(bool perSilo, bool beside) => new([1, 2, 3, 6], Fronts: 1, Port: 18_400, Rounds: 1, Repetitions: 1, WarmUps: 3, Load, perSilo, beside);
}
