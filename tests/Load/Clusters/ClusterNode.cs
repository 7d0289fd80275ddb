using System.Globalization;
using ChatPlatform.Load.Figures;

namespace ChatPlatform.Load.Clusters;

/// <summary>A process of the local cluster.</summary>
/// <param name="Role">silo, front, database or proxy.</param>
/// <param name="Number">From 1, in its role.</param>
/// <param name="Start">With the id it names one process for good.</param>
/// <param name="Port">Of a silo, its operators'.</param>
internal sealed record ClusterNode(string Role, int Number, int Id, long Start, int Port)
{
    public bool IsAlive => ProcessTimes.Of(Id) is { } process && process.Start == Start;

    public Uri Operations => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));
}
