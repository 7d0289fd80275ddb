using System.Collections.Immutable;
using ChatPlatform.Load.Plans;

namespace ChatPlatform.Load.Costs;

/// <param name="Silos">Cluster sizes, measured one after the other.</param>
/// <param name="Rounds">How often each size is started anew.</param>
/// <param name="Repetitions">Of the load on each started cluster.</param>
/// <param name="WarmUps">Loads before the first one that counts, for each silo: code that runs for the first time is compiled.</param>
/// <param name="Load">Without fronts and key, which the cluster names.</param>
internal sealed record CostPlan(ImmutableArray<int> Silos, int Fronts, int Port, int Rounds, int Repetitions, int WarmUps, LoadPlan Load);
