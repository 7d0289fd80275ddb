using System.Collections.Immutable;
using Orleans;

namespace ChatPlatform.Desk;

/// <summary>A tenant's desk at one moment.</summary>
/// <param name="Items">Those that wait first, the longest waiting of them first.</param>
/// <param name="Agents">Who is there, by name.</param>
[GenerateSerializer]
public sealed record DeskSnapshot(ImmutableArray<DeskItem> Items, ImmutableArray<Agent> Agents)
{
    public bool IsSameAs(DeskSnapshot? other) => other is not null && Items.SequenceEqual(other.Items) && Agents.SequenceEqual(other.Agents);
}
