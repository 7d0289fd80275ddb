using System.Collections.Immutable;
using ChatPlatform.Load.Plans;

namespace ChatPlatform.Load.Costs;

/// <param name="Silos">Cluster sizes, measured one after the other.</param>
/// <param name="Rounds">How often each size is started anew.</param>
/// <param name="Repetitions">Of the load on each started cluster.</param>
/// <param name="WarmUps">Loads before the first one that counts, for each silo: code that runs for the first time is compiled.</param>
/// <param name="Load">Without fronts and key, which the cluster names.</param>
/// <param name="PerSilo">The load's tenants and sessions are each silo's; otherwise they are all there are, and a silo of a larger cluster has less to do.</param>
/// <param name="Beside">
/// As many clusters of a size run beside each other, each with its own load, as have the silos of the largest size together.
/// Then the machine is as busy, and shared by as many silos, whatever the size: processors that fall asleep or are fought
/// over change what a turn costs by more than half, and are not the cluster's doing.
/// </param>
internal sealed record CostPlan(
    ImmutableArray<int> Silos, int Fronts, int Port, int Rounds, int Repetitions, int WarmUps, LoadPlan Load, bool PerSilo, bool Beside)
{
    /// <summary>Between the ports of one cluster and the next.</summary>
    private const int PortStep = 1_000;

    private bool Grows => PerSilo || Beside;

    /// <summary>How many clusters of a size run at a time.</summary>
    public int ClustersOf(int silos) => Beside ? Silos.Max() / silos : 1;

    /// <param name="cluster">From 0, among those that run at a time.</param>
    public int PortOf(int cluster) => Port + (cluster * PortStep);

    /// <param name="cluster">From 0, among those that run at a time.</param>
    public LoadPlan LoadFor(int silos, int cluster) => Load with
    {
        Tenants = Grows ? Load.Tenants * silos : Load.Tenants,
        Sessions = Grows ? Load.Sessions * silos : Load.Sessions,
        Model = Load.Model with { Port = Load.Model.Port + (cluster * PortStep) },
        SitePort = Load.SitePort + (cluster * PortStep),
    };

    /// <summary>Each silo has had as many turns before those that count, whatever the cluster's size.</summary>
    public int WarmUpsFor(int silos) => Grows ? WarmUps : WarmUps * silos;
}
