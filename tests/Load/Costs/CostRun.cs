using System.Globalization;
using ChatPlatform.Load.Clusters;
using ChatPlatform.Load.Output;
using ChatPlatform.Load.Runs;

namespace ChatPlatform.Load.Costs;

/// <summary>The same load on clusters of several sizes, each started for it.</summary>
/// <param name="folder">Of the clusters that it starts, one in each folder below.</param>
internal sealed class CostRun(CostPlan plan, string folder, ProgressLine progress, TimeProvider time)
{
    private readonly List<TurnCost> _costs = [];
    private readonly List<string> _wrong = [];

    /// <summary>Those measured so far.</summary>
    public IReadOnlyList<TurnCost> Costs => _costs;

    public IReadOnlyList<string> Wrong => _wrong;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var round = 1; round <= plan.Rounds; round++)
        {
            foreach (var silos in plan.Silos)
            {
                var clusters = Enumerable.Range(0, plan.ClustersOf(silos)).Select(number => Cluster(silos, number)).ToList();
                await Console.Error.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"-- {clusters.Count} x {silos} silos, round {round} of {plan.Rounds}"));
                try
                {
                    foreach (var cluster in clusters)
                    {
                        await cluster.UpAsync(cancellationToken);
                    }

                    await MeasureAsync(silos, clusters, cancellationToken);
                }
                finally
                {
                    foreach (var cluster in clusters)
                    {
                        await cluster.DownAsync();
                    }
                }
            }
        }
    }

    private CostCluster Cluster(int silos, int number) => new(
        new LocalCluster(Path.Combine(folder, (number + 1).ToString(CultureInfo.InvariantCulture))),
        plan.LoadFor(silos, number), silos, plan.Fronts, plan.PortOf(number), time);

    private async Task MeasureAsync(int silos, IReadOnlyList<CostCluster> clusters, CancellationToken cancellationToken)
    {
        for (var number = 0; number < plan.WarmUpsFor(silos); number++)
        {
            await LoadAsync(clusters, cancellationToken);
        }

        var loads = new List<IReadOnlyList<LoadResult>>();
        for (var number = 0; number < plan.Repetitions; number++)
        {
            loads.Add(await LoadAsync(clusters, cancellationToken));
        }

        // Last, when what the loads made the runtime compile is compiled.
        var idle = await Task.WhenAll(clusters.Select(cluster => cluster.IdleAsync(cancellationToken)));
        _costs.AddRange(loads.Select(load => TurnCost.Of(silos, load, idle)));
    }

    /// <summary>All clusters at once, each with its own load.</summary>
    private async Task<IReadOnlyList<LoadResult>> LoadAsync(IReadOnlyList<CostCluster> clusters, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var runs = clusters.Select(cluster => cluster.NewLoad()).ToList();
        var results = await progress.FollowAsync(runs[0], () => Task.WhenAll(runs.Select(run => run.RunAsync(cancellationToken, CancellationToken.None))));
        _wrong.AddRange(results.SelectMany(result => result.Wrong));
        return results;
    }
}
