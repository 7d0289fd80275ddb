using System.Collections.Immutable;

namespace ChatPlatform.Hosting.Diagnostics;

/// <param name="Nodes">Hosts of grains that are, or lately were, part of the platform.</param>
/// <param name="Activations">Grains in memory, the most numerous first; the platform's own kinds only.</param>
public sealed record EngineStatus(ImmutableArray<EngineNode> Nodes, ImmutableArray<GrainCount> Activations)
{
    /// <param name="counts">A class's full name with how many of it one node has.</param>
    internal static ImmutableArray<GrainCount> Sum(IEnumerable<(string Class, int Count)> counts) =>
        [.. counts
            .Where(count => count.Class.StartsWith("ChatPlatform.", StringComparison.Ordinal))
            .GroupBy(count => count.Class[(count.Class.LastIndexOf('.') + 1)..], count => count.Count)
            .Select(group => new GrainCount(group.Key, group.Sum()))
            .OrderByDescending(count => count.Count)
            .ThenBy(count => count.Grain, StringComparer.Ordinal)];
}
