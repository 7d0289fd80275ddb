using ChatPlatform.Load.Clusters;
using ChatPlatform.Load.Figures;
using ChatPlatform.Load.Plans;
using ChatPlatform.Load.Runs;

namespace ChatPlatform.Load.Costs;

/// <summary>A cluster that is measured, with the load that is its own.</summary>
internal sealed class CostCluster(LocalCluster cluster, LoadPlan load, int silos, int fronts, int port, TimeProvider time)
{
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(10);

    public Task UpAsync(CancellationToken cancellationToken) => cluster.UpAsync(silos, fronts, port, load, cancellationToken);

    public Task DownAsync() => cluster.DownAsync(CancellationToken.None);

    public LoadRun NewLoad() => new(load with { Fronts = [cluster.State.Address], AdminKey = cluster.State.AdminKey }, cluster.State.Processes, time);

    /// <summary>CPU milliseconds a second without any load, by role.</summary>
    public async Task<IReadOnlyDictionary<string, double>> IdleAsync(CancellationToken cancellationToken)
    {
        await using var meter = new ProcessMeter(cluster.State.Processes, time);
        meter.Start();
        var began = time.GetTimestamp();
        await Task.Delay(IdleTime, time, cancellationToken);
        var uses = await meter.StopAsync();

        // What PostgreSQL does after a load is to vacuum what that left; alone it does next to nothing.
        return TurnCost.PerSecond(uses.Where(use => use.Role != "database"), time.GetElapsedTime(began));
    }
}
