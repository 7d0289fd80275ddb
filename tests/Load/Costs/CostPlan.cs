using System.Collections.Immutable;
using ChatPlatform.Load.Plans;

namespace ChatPlatform.Load.Costs;

/// <param name="Silos">Cluster sizes, measured one after the other.</param>
/// <param name="Rounds">How often each size is started anew.</param>
/// <param name="Repetitions">Of the load on each started cluster.</param>
/// <param name="WarmUps">Loads before the first one that counts, for each silo: code that runs for the first time is compiled.</param>
/// <param name="Load">Without fronts and key, which the cluster names.</param>
/// <param name="PerSilo">
/// The load's sessions are each silo's, so that every size is as busy as the others; otherwise they are all there are, and a
/// larger cluster is an idler one, whose processes fall asleep and are woken more often for the same turn.
/// </param>
internal sealed record CostPlan(
    ImmutableArray<int> Silos, int Fronts, int Port, int Rounds, int Repetitions, int WarmUps, LoadPlan Load, bool PerSilo)
{
    public LoadPlan LoadFor(int silos) => PerSilo ? Load with { Sessions = Load.Sessions * silos } : Load;

    /// <summary>Each silo has had as many turns before those that count, whatever the cluster's size.</summary>
    public int WarmUpsFor(int silos) => PerSilo ? WarmUps : WarmUps * silos;
}
