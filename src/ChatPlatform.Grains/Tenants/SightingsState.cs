using System.Collections.Immutable;
using Orleans;

namespace ChatPlatform.Tenants;

[GenerateSerializer]
public sealed record SightingsState(ImmutableArray<Sighting> Sightings)
{
    public SightingsState()
        : this([])
    {
    }
}
