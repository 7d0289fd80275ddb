using System.Globalization;
using ChatPlatform.Load.Clusters;
using ChatPlatform.Load.Figures;
using ChatPlatform.Load.Output;
using ChatPlatform.Load.Plans;
using ChatPlatform.Load.Runs;

namespace ChatPlatform.Load.Costs;

/// <summary>The same load on clusters of several sizes, each started for it.</summary>
internal sealed class CostRun(CostPlan plan, LocalCluster cluster, ProgressLine progress, TimeProvider time)
{
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(10);

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
                await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"-- {silos} silos, round {round} of {plan.Rounds}"));
                try
                {
                    await cluster.UpAsync(silos, plan.Fronts, plan.Port, plan.Load, cancellationToken);
                    await MeasureAsync(silos, cancellationToken);
                }
                finally
                {
                    await cluster.DownAsync(CancellationToken.None);
                }
            }
        }
    }

    private async Task MeasureAsync(int silos, CancellationToken cancellationToken)
    {
        for (var number = 0; number < plan.WarmUpsFor(silos); number++)
        {
            await LoadAsync(silos, cancellationToken);
        }

        var loads = new List<LoadResult>();
        for (var number = 0; number < plan.Repetitions; number++)
        {
            loads.Add(await LoadAsync(silos, cancellationToken));
        }

        // Last, when what the loads made the runtime compile is compiled.
        var idle = await IdleAsync(cancellationToken);
        _costs.AddRange(loads.Select(load => TurnCost.Of(silos, load, idle)));
    }

    private async Task<LoadResult> LoadAsync(int silos, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var run = new LoadRun(plan.LoadFor(silos) with { Fronts = [cluster.State.Address], AdminKey = cluster.State.AdminKey }, cluster.State.Processes, time);
        var result = await progress.FollowAsync(run, () => run.RunAsync(cancellationToken, CancellationToken.None));
        _wrong.AddRange(result.Wrong);
        return result;
    }

    private async Task<IReadOnlyDictionary<string, double>> IdleAsync(CancellationToken cancellationToken)
    {
        await using var meter = new ProcessMeter(cluster.State.Processes, time);
        meter.Start();
        var began = time.GetTimestamp();
        await Task.Delay(IdleTime, time, cancellationToken);
        var uses = await meter.StopAsync();
        return TurnCost.PerSecond(uses, time.GetElapsedTime(began));
    }
}
