using ChatPlatform.Hosting.Diagnostics;
using Orleans;
using Orleans.Runtime;

namespace ChatPlatform.Hosting;

/// <summary>Of the cluster, as its management grain knows it.</summary>
internal sealed class EngineReading(IGrainFactory grains) : IEngineStatus
{
    public async Task<EngineStatus> ReadAsync()
    {
        var management = grains.GetGrain<IManagementGrain>(0);
        var hosts = await management.GetDetailedHosts();
        var counts = await management.GetSimpleGrainStatistics();
        return new EngineStatus(
            [.. hosts.OrderBy(host => host.SiloName, StringComparer.Ordinal).Select(host => new EngineNode(
                host.SiloName, host.SiloAddress.Endpoint.ToString(), host.Status.ToString(), new DateTimeOffset(DateTime.SpecifyKind(host.StartTime, DateTimeKind.Utc))))],
            EngineStatus.Sum(counts.Select(count => (Class(count.GrainType), count.ActivationCount))));
    }

    /// <summary>It stands with its assembly behind a comma.</summary>
    private static string Class(string grainType) => grainType.Split(',')[0];
}
